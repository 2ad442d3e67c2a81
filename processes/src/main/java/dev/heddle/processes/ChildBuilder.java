package dev.heddle.processes;

import dev.heddle.processes.internal.child.MainClass;
import dev.heddle.processes.internal.copy.LambdaShapes;
import dev.heddle.processes.internal.jvm.Allowance;
import dev.heddle.processes.internal.jvm.ChildJvm;
import dev.heddle.processes.internal.jvm.Launch;
import dev.heddle.processes.internal.jvm.Shipment;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How children are to be started. Each method gives a new one, so that one description can start many.
public final class ChildBuilder {

    static final ChildBuilder STANDARD = new ChildBuilder(Launch.standard().withName("child"), Output.inherit());

    /// Counts the children of this JVM. That is state of the whole process, as the processes themselves are.
    private static final Allowance ALLOWANCE = Allowance.ofThisJvm();

    private final Launch launch;
    private final Output output;

    private ChildBuilder(Launch launch, Output output) {
        this.launch = launch;
        this.output = output;
    }

    /// What the child is called.
    public ChildBuilder name(String name) {
        return new ChildBuilder(launch.withName(name), output);
    }

    /// The largest heap, as the JVM takes it: `64m`, `2g`. Without it, that of this JVM, but no more than 1 GB.
    public ChildBuilder maxHeap(String size) {
        return new ChildBuilder(launch.withMaxHeap(size), output);
    }

    /// Sets a variable of the environment. The others are this process's.
    public ChildBuilder environment(String name, String value) {
        return environment(Map.of(name, value));
    }

    /// Sets variables of the environment. The others are this process's.
    public ChildBuilder environment(Map<String, String> variables) {
        return new ChildBuilder(launch.withEnvironment(variables), output);
    }

    /// Where the child works. Without it, where this process does.
    public ChildBuilder folder(Path folder) {
        return new ChildBuilder(launch.withFolder(folder), output);
    }

    /// More flags for the JVM, such as `--enable-preview`.
    public ChildBuilder jvmFlags(String... flags) {
        return new ChildBuilder(launch.withFlags(List.of(flags)), output);
    }

    /// Where the child finds its classes. Without it, where this JVM does.
    public ChildBuilder classPath(Path... places) {
        String path = Arrays.stream(places).map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        return new ChildBuilder(launch.withClassPath(path), output);
    }

    /// What becomes of what the child prints. Without it, it goes where this process prints.
    public ChildBuilder output(Output newOutput) {
        return new ChildBuilder(launch.withPiped(!(newOutput instanceof Output.Inherit)), newOutput);
    }

    /// Starts a child that runs this task.
    ///
    /// @throws IllegalArgumentException if the task captures what cannot be copied; nothing has been started then
    /// @throws IllegalStateException    if this process may not have one more child
    public <T extends @Nullable Object> Child<T> start(Task<T> task) {
        return start((Object) task);
    }

    /// Starts a child that runs this action. Its result is null.
    ///
    /// @throws IllegalArgumentException if the action captures what cannot be copied; nothing has been started then
    /// @throws IllegalStateException    if this process may not have one more child
    public Child<?> start(Action action) {
        return start((Object) action);
    }

    /// Starts a program by its main class. Its result is null.
    ///
    /// A class that is not there, or has no `main`, is told by [Child#get()].
    public Child<?> startMain(String mainClass, String... arguments) {
        return start((Object) MainClass.task(mainClass, List.of(arguments)));
    }

    /// Keeps some JVMs started, so that the next children need not wait for theirs.
    ///
    /// @param count how many
    public Reserve reserve(int count) {
        return new Reserve(this, count, (Task<Boolean>) Reserve::lookAround);
    }

    /// Keeps some JVMs started that have done something already: what a first task has to load and to set up, they have.
    ///
    /// @param count     how many
    /// @param rehearsal what each of them does while it waits; what comes of it is thrown away
    public Reserve reserve(int count, Task<?> rehearsal) {
        return new Reserve(this, count, rehearsal);
    }

    String name() {
        return launch.name();
    }

    Output output() {
        return output;
    }

    /// A JVM that waits for what it is to do, and to which nobody listens yet.
    ChildJvm open() {
        try {
            return ChildJvm.start(launch, ALLOWANCE);
        } catch (IOException e) {
            throw new UncheckedIOException("child '" + launch.name() + "' could not be started: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while child '" + launch.name() + "' was being started");
        }
    }

    /// @param out keeps what is captured
    /// @param err keeps what is captured of the errors
    void listen(String name, ChildJvm jvm, OutputKeeper out, OutputKeeper err, ChildJvm.Events events) {
        switch (output) {
            case Output.Inherit _,Output.Capture _ -> jvm.listen(name, out, err, events);
            case Output.Lines(var toOut, var toErr) -> jvm.listen(name, OutputKeeper.lines(toOut),
                    OutputKeeper.lines(toErr), events);
            case Output.Tagged(var lines) -> {
                long pid = jvm.process().pid();
                jvm.listen(name, OutputKeeper.lines(text -> lines.accept(new OutputLine(name, pid, false, text))),
                        OutputKeeper.lines(text -> lines.accept(new OutputLine(name, pid, true, text))), events);
            }
        }
    }

    private <T extends @Nullable Object> Child<T> start(Object task) {
        Shipment shipment = Shipment.of(task, new LambdaShapes());
        JvmChild<T> child = JvmChild.open(this);
        child.run(task, shipment);
        return child;
    }

    @Override
    public String toString() {
        return "children like " + launch;
    }
}
