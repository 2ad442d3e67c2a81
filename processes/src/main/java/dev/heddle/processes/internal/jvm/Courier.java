package dev.heddle.processes.internal.jvm;

import dev.heddle.processes.internal.copy.ClassFiles;
import dev.heddle.processes.internal.copy.Copier;
import dev.heddle.processes.internal.copy.LambdaShape;
import dev.heddle.processes.internal.copy.LambdaShapes;
import dev.heddle.processes.internal.copy.ShortReader;
import dev.heddle.processes.internal.link.ClassQuestion;
import dev.heddle.processes.internal.link.FailureMessage;
import dev.heddle.processes.internal.link.Frame;
import dev.heddle.processes.internal.link.Frame.Kind;
import dev.heddle.processes.internal.link.TaskMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Brings tasks to one child, its questions for classes to the loaders that know them, and its answers back.
public final class Courier {

    private static final System.Logger LOG = System.getLogger(Courier.class.getName());
    private static final byte[] NONE = {};
    private static final LambdaShapes NO_LAMBDAS = new LambdaShapes();

    private final ChildJvm child;

    // guarded by this: written by those who send tasks, read by the thread that listens to the child
    private final List<ClassLoader> loaders = new ArrayList<>(List.of(ClassLoader.getSystemClassLoader()));
    private final Set<String> sent = new HashSet<>();
    private final Set<Integer> defined = new HashSet<>();

    public Courier(ChildJvm child) {
        this.child = child;
    }

    /// Sends a task.
    public void send(long id, Shipment shipment) {
        List<Frame> frames = new ArrayList<>(2);
        write(id, shipment, frames);
        child.send(frames);
    }

    /// Adds what is to be sent for a task: with the class files and the lambdas that the child has not had yet.
    public synchronized void write(long id, Shipment shipment, List<Frame> frames) {
        if (shipment.lambdas().isEmpty()) {
            var message = new TaskMessage(number(shipment.loader()), unsent(shipment.loader(), shipment.classes()),
                    shipment.object());
            frames.add(new Frame(Kind.TASK, id, message.toBytes(), shipment.blocks()));
            return;
        }
        for (LambdaShape lambda : shipment.lambdas()) {
            if (defined.add(lambda.number())) {
                ClassLoader loader = lambda.isForeign()
                        ? lambda.capturing().getClassLoader()
                        : ClassLoader.getSystemClassLoader();
                var message = new TaskMessage(number(loader), unsent(loader, shipment.classes()), lambda.definition());
                frames.add(new Frame(Kind.LAMBDA, lambda.number(), message.toBytes()));
            }
        }
        frames.add(new Frame(Kind.SHORT_TASK, id, shipment.object()));
    }

    private Map<String, byte[]> unsent(ClassLoader loader, Map<String, byte[]> classes) {
        if (classes.isEmpty()) {
            return classes;
        }
        int number = number(loader);
        Map<String, byte[]> files = new HashMap<>();
        classes.forEach((name, file) -> {
            if (sent.add(number + " " + name)) {
                files.put(name, file);
            }
        });
        return files;
    }

    /// Answers the child's question for a class.
    public void answer(Frame frame) {
        ClassQuestion question = ClassQuestion.of(frame.body());
        byte[] file = null;
        try {
            file = ClassFiles.find(loader(question.loader()), question.name());
        } catch (IOException e) {
            LOG.log(System.Logger.Level.ERROR, "the file of class " + question.name() + " cannot be read", e);
        }
        child.send(new Frame(Kind.CLASS, frame.id(), file == null ? NONE : file));
    }

    /// What a task gave.
    public static @Nullable Object result(Frame frame, ClassLoader loader) throws IOException, ClassNotFoundException {
        if (frame.kind() == Kind.TOO_LARGE) {
            throw new IllegalStateException("it has " + frame.size()
                    + ", for which the heap of this JVM has no room; give it more with -Xmx");
        }
        return frame.kind() == Kind.SHORT_RESULT
                ? new ShortReader(frame.body(), NO_LAMBDAS).read()
                : Copier.unpack(frame.body(), frame.blocks(), loader);
    }

    /// What a task threw, or what stands for it if this JVM cannot read it.
    public static Throwable failure(Frame frame, ClassLoader loader) {
        FailureMessage message = FailureMessage.of(frame.body());
        if (message.original().length > 0) {
            try {
                if (Copier.unpack(message.original(), loader) instanceof Throwable original) {
                    return original;
                }
            } catch (IOException | ClassNotFoundException | RuntimeException | LinkageError e) {
                LOG.log(System.Logger.Level.DEBUG, "the exception of a child cannot be read", e);
            }
        }
        try {
            return (Throwable) java.util.Objects.requireNonNull(Copier.unpack(message.standIn(), loader));
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException("the exception of a child cannot be read", e);
        }
    }

    private synchronized ClassLoader loader(int number) {
        return loaders.get(number);
    }

    private int number(ClassLoader loader) {
        if (!loaders.contains(loader)) {
            loaders.add(loader);
        }
        return loaders.indexOf(loader);
    }
}
