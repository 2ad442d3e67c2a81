package dev.heddle.kernel.internal.cells;

import dev.heddle.kernel.internal.cells.CellCompiler.Compiled;
import dev.heddle.kernel.internal.cells.CellCompiler.Failed;
import dev.heddle.kernel.internal.cells.CellResult.Finished;
import dev.heddle.kernel.internal.cells.CellResult.Interrupted;
import dev.heddle.kernel.internal.cells.CellResult.Threw;
import dev.heddle.kernel.internal.cells.CellResult.WorkerEnded;
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
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Compiles cells here, and has the worker run them. Used by one thread; any may interrupt it.
public final class CellEngine implements AutoCloseable {

    private final WorkerJvm worker;
    private final CellCompiler compiler;
    private final Interrupter interrupter;

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
        FutureTask<CellCompiler> compiler = new FutureTask<>(
                () -> CellCompiler.warm(TaskPool.open(), WorkerJvm.classPath()));
        Thread.ofPlatform().daemon().name("heddle-compiler-start").start(compiler);
        WorkerJvm worker = WorkerJvm.start(events);
        try {
            return new CellEngine(worker, compiler.get());
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

    /// Compiles a cell, and runs it if all of it compiles.
    ///
    /// @param id    owns what the cell prints
    /// @param label what stack traces call the cell
    /// @param code  the cell
    /// @return what it has come to
    public CellResult run(String id, String label, String code) {
        interrupter.begin();
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
                            ? new Finished((MimeBundle) null, notes)
                            : run(new Invoke(id, runs, CellClass.RUN, value), notes);
                } catch (WorkerEndedException e) {
                    yield new WorkerEnded(String.valueOf(e.getMessage()));
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
        return switch (call(invoke)) {
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
