package dev.heddle.worker;

import dev.heddle.worker.CellThread.Job;
import dev.heddle.worker.Command.AddToClasspath;
import dev.heddle.worker.Command.Call;
import dev.heddle.worker.Command.Exit;
import dev.heddle.worker.Command.Force;
import dev.heddle.worker.Command.Input;
import dev.heddle.worker.Command.Interrupt;
import dev.heddle.worker.Command.Invoke;
import dev.heddle.worker.Command.Load;
import dev.heddle.worker.Report.Answer;
import dev.heddle.worker.Report.Answered;
import dev.heddle.worker.Report.Done;
import dev.heddle.worker.Report.Failure;
import dev.heddle.worker.Report.Interrupted;
import dev.heddle.worker.Report.Refused;
import dev.heddle.worker.Report.Threw;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;

/// Carries out the kernel's commands. One thread reads them; the cells run on another, so that a cell that never ends
/// does not keep the worker from listening.
final class Worker {

    private static final int MOST_CAUSES = 20;

    /// What a cell's own code has come to.
    private sealed interface Outcome {
        record Value(Answer answer) implements Outcome {}

        record Thrown(Throwable thrown, Failure failure) implements Outcome {}
    }

    private final Link link;
    private final OutputPump pump;
    private final Questions questions;
    private final CellLoader loader = new CellLoader(Worker.class.getClassLoader());
    private volatile CellThread cells; // written by the thread that reads commands

    Worker(Link link, OutputPump pump, Questions questions) {
        this.link = link;
        this.pump = pump;
        this.questions = questions;
        this.cells = new CellThread(loader);
    }

    /// Serves until the kernel says [Exit] or is gone.
    void serve() throws IOException {
        cells.start();
        for (Command command = link.receiveCommand(); command != null; command = link.receiveCommand()) {
            switch (command) {
                case Call call -> carryOut(call);
                case Interrupt(long id, var force) -> interrupt(id, force);
                case Input input -> questions.answered(input);
                case Exit() -> {
                    return;
                }
            }
        }
    }

    /// Lets a thread print, or ends the cell that it runs.
    void mayPrint() {
        cells.mayPrint();
    }

    private void carryOut(Call call) throws IOException {
        switch (call.task()) {
            case Load(var classes) -> {
                classes.forEach(loader::add);
                link.send(new Answered(call.id(), new Done("")));
            }
            case AddToClasspath(var path) -> link.send(new Answered(call.id(), addToClasspath(path)));
            case Invoke invoke -> cells.add(new Job(call.id(), thread -> answer(call.id(), invoke, thread)));
        }
    }

    private void interrupt(long id, Force force) throws IOException {
        switch (force) {
            case ASK -> cells.ask(id);
            case STOP -> cells.stop(id);
            case GIVE_UP -> {
                CellThread next = new CellThread(loader);
                Interrupted hanging = cells.giveUp(id, next);
                if (hanging != null) {
                    cells = next;
                    next.start();
                    link.send(new Answered(id, hanging));
                }
            }
        }
    }

    private Answer addToClasspath(String path) {
        try {
            loader.addPath(Path.of(path));
            return new Done("");
        } catch (MalformedURLException | RuntimeException e) {
            return new Refused("'" + path + "' cannot be a class path: " + e.getMessage());
        }
    }

    private void answer(long id, Invoke invoke, CellThread thread) {
        CellOwner.runAs(invoke.cell(), () -> {
            Outcome outcome = invoke(invoke);
            CellThread.End end = thread.end();
            if (!end.leftBehind()) {
                pump.drain();
                reply(id, answer(outcome, end));
            }
        });
    }

    private static Answer answer(Outcome outcome, CellThread.End end) {
        return switch (outcome) {
            case Outcome.Value(var answer) -> answer;
            case Outcome.Thrown(var thrown, var failure) when (end.interrupted() && isInterrupt(thrown))
                    || thrown instanceof InputInterrupted ->
                new Interrupted(
                        thrown instanceof CellStopped ? end.place() : failure.trace(), null);
            case Outcome.Thrown(var _, var failure) -> new Threw(failure);
        };
    }

    /// Whether an exception is how an interrupted cell ends, whatever the learner's code has wrapped it in.
    private static boolean isInterrupt(Throwable thrown) {
        Throwable each = thrown;
        for (int i = 0; each != null && i < MOST_CAUSES; i++) {
            if (each instanceof InterruptedException || each instanceof CellStopped
                    || each instanceof ClosedByInterruptException) {
                return true;
            }
            each = each.getCause();
        }
        return false;
    }

    private void reply(long id, Answer answer) {
        try {
            try {
                link.send(new Answered(id, answer));
            } catch (OutOfMemoryError e) {
                link.send(new Answered(id, new Threw(Failure.of(e)))); // the answer was too long
            }
        } catch (IOException e) {
            // The kernel is gone: the thread that reads its commands has seen it too, and ends this JVM.
            return;
        }
    }

    private Outcome invoke(Invoke invoke) {
        try {
            Method method = loader.loadClass(invoke.className()).getDeclaredMethod(invoke.methodName());
            method.setAccessible(true);
            Object value = method.invoke(null);
            return new Outcome.Value(new Done(invoke.wantsValue() ? ValueText.of(value) : ""));
        } catch (InvocationTargetException e) {
            return new Outcome.Thrown(e.getTargetException(), Failure.of(e.getTargetException()));
        } catch (ReflectiveOperationException e) {
            return new Outcome.Value(new Refused(e.toString()));
        } catch (Throwable e) {
            // The value's own toString threw, a class could not be linked, or the JVM could not go on.
            return new Outcome.Thrown(e, Failure.of(e));
        }
    }
}
