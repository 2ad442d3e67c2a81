package dev.heddle.kernel.internal.cells;

import dev.heddle.worker.Command;
import dev.heddle.worker.Command.AddToClasspath;
import dev.heddle.worker.Command.ClassFile;
import dev.heddle.worker.Command.Invoke;
import dev.heddle.worker.Command.Load;
import dev.heddle.worker.Command.ReadVariable;
import dev.heddle.worker.Report.Answer;
import dev.heddle.worker.Report.Done;
import dev.heddle.worker.Report.Failure;
import dev.heddle.worker.Report.Refused;
import dev.heddle.worker.Report.Threw;
import dev.heddle.worker.Report.Unresolved;
import java.util.Arrays;
import jdk.jshell.spi.ExecutionControl;
import org.jspecify.annotations.Nullable;

/// Lets JShell run its snippets in a worker JVM.
///
/// The JDK has such an engine too. It leaves Nagle's algorithm on (a cell takes 100 ms), and hands exceptions over
/// with their names and causes lost.
final class RemoteExecution implements ExecutionControl {

    private final WorkerJvm worker;
    private String cell = "";
    private @Nullable Failure failure;
    private @Nullable String refusal;
    private @Nullable WorkerEndedException ended;

    RemoteExecution(WorkerJvm worker) {
        this.worker = worker;
    }

    /// Begins a cell: what is invoked from now on belongs to it.
    void begin(String newCell) {
        cell = newCell;
        failure = null;
        refusal = null;
        ended = worker.ended();
        worker.runsCell(newCell);
    }

    /// What the learner's code threw, whole; JShell keeps only a part of it.
    @Nullable
    Failure failure() {
        return failure;
    }

    /// Why the worker could not do what it was told; JShell passes over that in silence.
    @Nullable
    String refusal() {
        return refusal;
    }

    /// How the worker ended, if it did.
    @Nullable
    WorkerEndedException ended() {
        return ended;
    }

    @Override
    public void load(ClassBytecodes[] classes) throws ClassInstallException, EngineTerminationException {
        Answer answer = call(new Load(
                Arrays.stream(classes).map(each -> new ClassFile(each.name(), each.bytecodes())).toList()));
        if (!(answer instanceof Done)) {
            throw new ClassInstallException(answer.toString(), new boolean[classes.length]);
        }
    }

    @Override
    public void redefine(ClassBytecodes[] classes) throws NotImplementedException {
        // JShell then makes a class of a new name, which always works.
        throw new NotImplementedException("redefine");
    }

    @Override
    public String invoke(String className, String methodName)
            throws RunException, EngineTerminationException, InternalException {
        return text(call(new Invoke(cell, className, methodName)));
    }

    @Override
    public String varValue(String className, String variable)
            throws RunException, EngineTerminationException, InternalException {
        return text(call(new ReadVariable(className, variable)));
    }

    @Override
    public void addToClasspath(String path) throws EngineTerminationException, InternalException {
        if (call(new AddToClasspath(path)) instanceof Refused(var reason)) {
            throw new InternalException(reason);
        }
    }

    @Override
    public Object extensionCommand(String command, Object argument) throws NotImplementedException {
        throw new NotImplementedException(command);
    }

    @Override
    public void stop() throws InternalException {
        throw new InternalException("a running cell cannot be stopped by this engine");
    }

    @Override
    public void close() {
        worker.close();
    }

    private Answer call(Command command) throws EngineTerminationException {
        try {
            return worker.call(command);
        } catch (WorkerEndedException e) {
            ended = e;
            throw new EngineTerminationException(String.valueOf(e.getMessage()));
        }
    }

    private String text(Answer answer) throws RunException, InternalException {
        return switch (answer) {
            case Done(var text) -> text;
            case Threw(var thrown) -> {
                failure = thrown;
                throw new UserException(String.valueOf(thrown.message()), thrown.className(),
                        thrown.trace().toArray(StackTraceElement[]::new));
            }
            case Unresolved(int snippet, var trace) ->
                throw new ResolutionException(snippet, trace.toArray(StackTraceElement[]::new));
            case Refused(var reason) -> {
                refusal = reason;
                throw new InternalException(reason);
            }
        };
    }
}
