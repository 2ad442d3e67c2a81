package dev.heddle.kernel.internal.cells;

import dev.heddle.kernel.internal.cells.CellCompiler.Compiled;
import dev.heddle.kernel.internal.cells.CellCompiler.Failed;
import dev.heddle.kernel.internal.cells.CellResult.Finished;
import dev.heddle.kernel.internal.cells.CellResult.Interrupted;
import dev.heddle.kernel.internal.cells.CellResult.Threw;
import dev.heddle.kernel.internal.cells.CellResult.WorkerEnded;
import dev.heddle.worker.Command.AddToClasspath;
import dev.heddle.worker.Command.ClassFile;
import dev.heddle.worker.Command.Invoke;
import dev.heddle.worker.Command.Load;
import dev.heddle.worker.Command.Task;
import dev.heddle.worker.Report;
import dev.heddle.worker.Report.Answer;
import dev.heddle.worker.Report.Done;
import dev.heddle.worker.Report.Refused;
import dev.heddle.worker.display.MimeBundle;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Compiles cells here, and has the worker run them. Used by one thread; any may interrupt it.
public final class CellEngine implements AutoCloseable {

    private final WorkerJvm worker;
    private final CellCompiler compiler;
    private final Interrupter interrupter;
    private Duration runTime = Duration.ZERO;

    private CellEngine(WorkerJvm worker, CellCompiler compiler) {
        this.worker = worker;
        this.compiler = compiler;
        this.interrupter = new Interrupter(worker);
    }

    /// Starts a worker JVM and a compiler for it, side by side.
    ///
    /// @param events get what the cells say
    /// @return the engine
    /// @throws IOException if the worker does not come up
    public static CellEngine start(CellEvents events) throws IOException {
        return start(events, JvmSetup.PLAIN);
    }

    /// Starts a worker JVM and a compiler for it, side by side.
    ///
    /// @param events get what the cells say
    /// @param setup    what the JVM is started with
    /// @return the engine
    /// @throws IOException if the worker does not come up
    public static CellEngine start(CellEvents events, JvmSetup setup) throws IOException {
        FutureTask<CellCompiler> compiler = new FutureTask<>(
                () -> CellCompiler.warm(TaskPool.open(), WorkerJvm.classPath()));
        Thread.ofPlatform().daemon().name("heddle-compiler-start").start(compiler);
        WorkerJvm worker = WorkerJvm.start(events, setup);
        try {
            CellEngine engine = new CellEngine(worker, compiler.get());
            if (!setup.equals(JvmSetup.PLAIN)) {
                engine.addAll(setup.classPath());
                engine.compiler.use(setup, /* sameJvm= */ true);
            }
            return engine;
        } catch (ExecutionException e) {
            worker.close();
            throw new IOException("the compiler does not start: " + e.getCause(), e);
        } catch (InterruptedException e) {
            worker.close();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the compiler started", e);
        }
    }

    /// Whether cells can still run.
    ///
    /// @return false once the worker has ended
    public boolean isAlive() {
        return worker.ended() == null;
    }

    /// The process in which the cells run.
    ///
    /// @return its pid
    public long workerPid() {
        return worker.pid();
    }

    /// What the cells have declared so far; any thread may ask.
    ///
    /// @return it, as it is now
    public Notebook notebook() {
        return compiler.notebook();
    }

    /// Adds jars and folders to what cells can import.
    ///
    /// @param setup the setup so far, with them
    /// @param added the jars and folders
    /// @throws IOException if the worker does not take them
    public void addToClassPath(JvmSetup setup, List<Path> added) throws IOException {
        addAll(added);
        compiler.use(setup, /* sameJvm= */ true);
    }

    /// Starts another worker for the same notebook, and ends this one. Methods and classes are declared there, too;
    /// variables are not.
    ///
    /// @param events get what the cells say
    /// @param setup    what the JVM is started with
    /// @return the engine to use from now on
    /// @throws IOException if the new worker does not come up; then this engine can still be used
    public CellEngine restart(CellEvents events, JvmSetup setup) throws IOException {
        CellEngine next = new CellEngine(WorkerJvm.start(events, setup), compiler);
        try {
            next.addAll(setup.classPath());
            next.load(compiler.notebook().classes());
        } catch (IOException e) {
            next.worker.close();
            throw e;
        }
        worker.close();
        compiler.use(setup, /* sameJvm= */ false);
        return next;
    }

    /// How long the last cell ran, without the compiler.
    ///
    /// @return the time
    public Duration runTime() {
        return runTime;
    }

    private void load(Map<String, byte[]> classes) throws IOException {
        try {
            call(new Load(classes.entrySet()
                    .stream()
                    .map(each -> new ClassFile(each.getKey(), each.getValue()))
                    .toList()));
        } catch (WorkerEndedException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private void addAll(List<Path> paths) throws IOException {
        try {
            for (Path each : paths) {
                if (call(new AddToClasspath(each.toString())) instanceof Refused(var reason)) {
                    throw new IOException(reason);
                }
            }
        } catch (WorkerEndedException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /// Compiles a cell, and runs it if all of it compiles.
    ///
    /// @param id    owns what the cell prints
    /// @param label what stack traces call the cell
    /// @param code  the cell
    /// @return what it has come to
    public CellResult run(String id, String label, String code) {
        interrupter.begin();
        runTime = Duration.ZERO;
        return switch (compiler.compile(label, code)) {
            case Failed(var why) -> why;
            case Compiled(var classes, var runs, var value, var notes) -> {
                List<ClassFile> files = classes.entrySet()
                        .stream()
                        .map(each -> new ClassFile(each.getKey(), each.getValue()))
                        .toList();
                worker.runsCell(id);
                try {
                    if (!files.isEmpty()) {
                        call(new Load(files));
                    }
                    yield runs == null
                            ? Finished.quiet(notes)
                            : run(new Invoke(id, runs, CellClass.RUN, value), notes);
                } catch (WorkerEndedException e) {
                    yield new WorkerEnded(String.valueOf(e.getMessage()), e.exitTrace());
                }
            }
        };
    }

    /// Begins to end the cell that runs, and returns. Values are kept if that can be done.
    public void interrupt() {
        interrupter.interrupt();
    }

    /// Ends the worker.
    @Override
    public void close() {
        worker.close();
        compiler.close();
    }

    private CellResult run(Invoke invoke, List<String> notes) throws WorkerEndedException {
        if (interrupter.isAsked()) {
            return new Interrupted(List.of(), null);
        }
        long start = System.nanoTime();
        Answer answer = call(invoke);
        runTime = Duration.ofNanos(System.nanoTime() - start);
        return switch (answer) {
            case Done(MimeBundle value) ->
                new Finished(invoke.wantsValue() && !value.isEmpty() ? value : null, notes);
            case Report.Threw(var failure) -> new Threw(failure);
            case Report.Interrupted(var trace, var hang) -> new Interrupted(trace, hang);
            case Refused(var reason) ->
                throw new IllegalStateException("the JVM of the cells could not run this: " + reason);
        };
    }

    private Answer call(Task task) throws WorkerEndedException {
        return worker.call(task);
    }
}
