package dev.heddle.kernel.internal.cells;

import dev.heddle.kernel.internal.cells.CellCompiler.Compilation;
import dev.heddle.kernel.internal.cells.CellCompiler.Compiled;
import dev.heddle.kernel.internal.cells.CellCompiler.Failed;
import dev.heddle.kernel.internal.cells.CellResult.Finished;
import dev.heddle.kernel.internal.cells.CellResult.Interrupted;
import dev.heddle.kernel.internal.cells.CellResult.Threw;
import dev.heddle.kernel.internal.cells.CellResult.WorkerEnded;
import dev.heddle.kernel.magic.Code;
import dev.heddle.kernel.magic.Scope;
import dev.heddle.kernel.magic.Use;
import dev.heddle.worker.Command;
import dev.heddle.worker.Command.AddToClasspath;
import dev.heddle.worker.Command.CellTask;
import dev.heddle.worker.Command.ClassFile;
import dev.heddle.worker.Command.Invoke;
import dev.heddle.worker.Command.Load;
import dev.heddle.worker.Command.Look;
import dev.heddle.worker.Command.UseTool;
import dev.heddle.worker.Report;
import dev.heddle.worker.Report.Answered;
import dev.heddle.worker.Report.Done;
import dev.heddle.worker.Report.Refused;
import dev.heddle.worker.display.MimeBundle;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Compiles cells here, one after the other, and has the worker run them, those of different shells at once. Used by a
/// thread of each shell; any may interrupt it.
public final class CellEngine implements AutoCloseable {

    private final WorkerJvm worker;
    private final CellCompiler compiler;
    private final Interrupter interrupter;
    private final Map<String, Duration> runTimes = new ConcurrentHashMap<>(); // of the last cell of each shell

    /// Held until the worker has the classes of a cell: the next one may use them. Goes wherever the compiler goes.
    private final ReentrantLock compiling;

    private CellEngine(WorkerJvm worker, CellCompiler compiler, ReentrantLock compiling) {
        this.worker = worker;
        this.compiler = compiler;
        this.compiling = compiling;
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
            CellEngine engine = new CellEngine(worker, compiler.get(), new ReentrantLock());
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
        compiling.lock();
        try {
            addAll(added);
            compiler.use(setup, /* sameJvm= */ true);
        } finally {
            compiling.unlock();
        }
    }

    /// Starts another worker for the same notebook, and ends this one. Methods and classes are declared there, too;
    /// variables are not.
    ///
    /// @param events get what the cells say
    /// @param setup    what the JVM is started with
    /// @return the engine to use from now on
    /// @throws IOException if the new worker does not come up; then this engine can still be used
    public CellEngine restart(CellEvents events, JvmSetup setup) throws IOException {
        compiling.lock();
        try {
            return moved(events, setup);
        } finally {
            compiling.unlock();
        }
    }

    private CellEngine moved(CellEvents events, JvmSetup setup) throws IOException {
        CellEngine next = new CellEngine(WorkerJvm.start(events, setup), compiler, compiling);
        try {
            next.addAll(setup.classPath());
            next.load(compiler.loadable());
        } catch (IOException e) {
            next.worker.close();
            throw e;
        }
        worker.close();
        compiler.use(setup, /* sameJvm= */ false);
        return next;
    }

    /// How long the last cell of a shell ran, without the compiler.
    ///
    /// @param shell the shell
    /// @return the time
    public Duration runTime(String shell) {
        return runTimes.getOrDefault(shell, Duration.ZERO);
    }

    /// Lets the thread of a shell end, which runs no cell any more.
    ///
    /// @param shell the shell
    public void closeShell(String shell) {
        runTimes.remove(shell);
        worker.closeShell(shell);
    }

    private void load(Map<String, byte[]> classes) throws IOException {
        try {
            worker.call(new Load(files(classes)));
        } catch (WorkerEndedException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private void addAll(List<Path> paths) throws IOException {
        try {
            for (Path each : paths) {
                if (worker.call(new AddToClasspath(each.toString())) instanceof Refused(var reason)) {
                    throw new IOException(reason);
                }
            }
        } catch (WorkerEndedException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /// Compiles a cell, and runs it if all of it compiles.
    ///
    /// @param shell runs it
    /// @param id    owns what the cell prints
    /// @param label what stack traces call the cell
    /// @param code  the cell
    /// @param ended whether somebody wants it to end, who asks for that before he calls [#interrupt]
    /// @return what it has come to
    public CellResult run(String shell, String id, String label, String code, BooleanSupplier ended) {
        runTimes.remove(shell);
        try {
            return switch (load(label, code, Scope.NOTEBOOK)) {
                case Failed(var why) -> why;
                case Compiled(var _, var runs, var value, var notes) -> {
                    worker.runsCell(id);
                    yield runs == null
                            ? Finished.quiet(notes)
                            : run(new Invoke(shell, id, runs, CellClass.RUN, value != null), ended, notes, value)
                                    .result();
                }
            };
        } catch (WorkerEndedException e) {
            return ended(e);
        }
    }

    /// Has a tool do something with code, if all of that compiles.
    ///
    /// @param shell runs it
    /// @param id    owns what is printed
    /// @param label what stack traces call the code
    /// @param use   what to do
    /// @param ended whether somebody wants it to end, who asks for that before he calls [#interrupt]
    /// @return what it has come to
    public Used use(String shell, String id, String label, Use use, BooleanSupplier ended) {
        runTimes.remove(shell);
        List<String> bodies = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        String type = null;
        try {
            List<Compilation> pieces = load(label, use);
            for (Compilation each : pieces) {
                switch (each) {
                    case Failed(var why) -> {
                        return new Used(why, "", null, use.code().get(pieces.size() - 1).inItsPlace());
                    }
                    case Compiled(var _, var runs, var value, var said) -> {
                        notes.addAll(said);
                        type = value;
                        if (runs != null) {
                            bodies.add(runs);
                        }
                    }
                }
            }
            worker.runsCell(id);
            int needed = use.code().size() - (use.scope() == Scope.PREPARED ? 1 : 0);
            if (bodies.size() < needed) {
                return new Used(Finished.quiet(notes)); // there is nothing to run
            }
            return run(new UseTool(shell, id, use.tool(), use.arguments(), bodies, type != null), ended,
                    notes, type);
        } catch (WorkerEndedException e) {
            return new Used(ended(e));
        }
    }

    /// Has a tool look at the worker, whatever runs there; any thread may ask.
    ///
    /// @param use the tool, and what it is to do
    /// @return what it has told
    /// @throws IOException if it could not, or if the worker has ended
    public String look(Use use) throws IOException {
        try {
            Answered answered = worker.call(new Look(use.tool(), use.arguments()), () -> false);
            if (answered.answer() instanceof Report.Threw(var failure)) {
                throw new IOException(failure.className() + ": " + failure.message());
            }
            return answered.told();
        } catch (WorkerEndedException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /// @return what became of each piece, up to the first that cannot be compiled
    private List<Compilation> load(String label, Use use) throws WorkerEndedException {
        List<Compilation> all = new ArrayList<>();
        compiling.lock(); // what prepares must not be seen by cells of other shells
        try {
            if (use.scope() == Scope.PREPARED) {
                compiler.remember();
            }
            for (Code each : use.code()) {
                Scope scope = use.scope() != Scope.PREPARED
                        ? use.scope()
                        : all.isEmpty() ? Scope.OWN : Scope.METHOD;
                all.add(load(label, each.inItsPlace(), scope));
                if (all.getLast() instanceof Failed) {
                    return all;
                }
            }
            return all;
        } finally {
            compiler.forget();
            compiling.unlock();
        }
    }

    private static WorkerEnded ended(WorkerEndedException e) {
        return new WorkerEnded(String.valueOf(e.getMessage()), e.exitTrace());
    }

    /// Runs a cell of the main shell.
    ///
    /// @param id    owns what the cell prints
    /// @param label what stack traces call the cell
    /// @param code  the cell
    /// @return what it has come to
    public CellResult run(String id, String label, String code) {
        return run(Command.MAIN_SHELL, id, label, code, () -> false);
    }

    private Compilation load(String label, String code, Scope scope) throws WorkerEndedException {
        compiling.lock();
        try {
            Compilation compilation = compiler.compile(label, code, scope);
            if (compilation instanceof Compiled(var classes, var _, var _, var _) && !classes.isEmpty()) {
                worker.call(new Load(files(classes)));
            }
            return compilation;
        } finally {
            compiling.unlock();
        }
    }

    private static List<ClassFile> files(Map<String, byte[]> classes) {
        return classes.entrySet().stream().map(each -> new ClassFile(each.getKey(), each.getValue())).toList();
    }

    /// Begins to end the cells that run, and returns. Values are kept if that can be done.
    public void interrupt() {
        interrupter.interrupt();
    }

    /// Begins to end the cell of one shell, and returns.
    ///
    /// @param shell the shell
    public void interrupt(String shell) {
        interrupter.interrupt(shell);
    }

    /// Ends the worker.
    @Override
    public void close() {
        worker.close();
        compiler.close();
    }

    private Used run(CellTask task, BooleanSupplier ended, List<String> notes, @Nullable String type)
            throws WorkerEndedException {
        long start = System.nanoTime();
        Answered answered = worker.call(task, ended);
        runTimes.put(task.shell(), Duration.ofNanos(System.nanoTime() - start));
        CellResult result = switch (answered.answer()) {
            case Done(MimeBundle value) ->
                new Finished(task.wantsValue() && !value.isEmpty() ? value : null, notes);
            case Report.Threw(var failure) -> new Threw(failure);
            case Report.Interrupted(var trace, var hang) -> new Interrupted(trace, hang);
            case Refused(var reason) ->
                throw new IllegalStateException("the JVM of the cells could not run this: " + reason);
        };
        return new Used(result, answered.told(), type, null);
    }
}
