package dev.heddle.worker;

import dev.heddle.worker.Command.AddToClasspath;
import dev.heddle.worker.Command.Exit;
import dev.heddle.worker.Command.Invoke;
import dev.heddle.worker.Command.Load;
import dev.heddle.worker.Report.Answer;
import dev.heddle.worker.Report.Done;
import dev.heddle.worker.Report.Failure;
import dev.heddle.worker.Report.Refused;
import dev.heddle.worker.Report.Threw;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Carries out the kernel's commands. One thread reads them; the cells run on another, so that a cell that never ends
/// does not keep the worker from listening.
final class Worker {

    private final Link link;
    private final OutputPump pump;
    private final CellLoader loader = new CellLoader(Worker.class.getClassLoader());
    private final ExecutorService cells = Executors.newSingleThreadExecutor(this::cellThread);

    Worker(Link link, OutputPump pump) {
        this.link = link;
        this.pump = pump;
    }

    /// Serves until the kernel says [Exit] or is gone.
    void serve() throws IOException {
        for (Command command = link.receiveCommand(); command != null; command = link.receiveCommand()) {
            switch (command) {
                case Load(var classes) -> {
                    classes.forEach(loader::add);
                    link.send(new Done(""));
                }
                case AddToClasspath(var path) -> link.send(addToClasspath(path));
                case Invoke invoke -> cells.execute(() -> answer(invoke));
                case Exit() -> {
                    return;
                }
            }
        }
    }

    private Thread cellThread(Runnable body) {
        Thread thread = new Thread(body, "main");
        thread.setDaemon(true);
        thread.setContextClassLoader(loader);
        return thread;
    }

    private Answer addToClasspath(String path) {
        try {
            loader.addPath(Path.of(path));
            return new Done("");
        } catch (MalformedURLException | RuntimeException e) {
            return new Refused("'" + path + "' cannot be a class path: " + e.getMessage());
        }
    }

    private void answer(Invoke invoke) {
        CellOwner.runAs(invoke.cell(), () -> {
            Answer answer = invoke(invoke);
            pump.drain();
            reply(answer);
        });
    }

    private void reply(Answer answer) {
        try {
            try {
                link.send(answer);
            } catch (OutOfMemoryError e) {
                link.send(new Threw(Failure.of(e))); // the answer was too long
            }
        } catch (IOException e) {
            // The kernel is gone: the thread that reads its commands has seen it too, and ends this JVM.
            cells.shutdown();
        }
    }

    private Answer invoke(Invoke invoke) {
        try {
            Method method = loader.loadClass(invoke.className()).getDeclaredMethod(invoke.methodName());
            method.setAccessible(true);
            Object value = method.invoke(null);
            return new Done(invoke.wantsValue() ? ValueText.of(value) : "");
        } catch (InvocationTargetException e) {
            return new Threw(Failure.of(e.getTargetException()));
        } catch (ReflectiveOperationException e) {
            return new Refused(e.toString());
        } catch (Throwable e) {
            // The value's own toString threw, a class could not be linked, or the JVM could not go on.
            return new Threw(Failure.of(e));
        }
    }
}
