package dev.heddle.processes.internal.jvm;

import dev.heddle.processes.internal.copy.ClassFiles;
import dev.heddle.processes.internal.copy.Copier;
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

    private final ChildJvm child;

    // guarded by this: written by those who send tasks, read by the thread that listens to the child
    private final List<ClassLoader> loaders = new ArrayList<>(List.of(ClassLoader.getSystemClassLoader()));
    private final Set<String> sent = new HashSet<>();

    public Courier(ChildJvm child) {
        this.child = child;
    }

    /// Sends a task, with the class files that the child has not had yet.
    public void send(long id, Shipment shipment) {
        TaskMessage message;
        synchronized (this) {
            int loader = number(shipment.loader());
            Map<String, byte[]> files = new HashMap<>();
            shipment.classes().forEach((name, file) -> {
                if (sent.add(loader + name)) {
                    files.put(name, file);
                }
            });
            message = new TaskMessage(loader, files, shipment.object());
        }
        child.send(new Frame(Kind.TASK, id, message.toBytes()));
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
        return Copier.unpack(frame.body(), loader);
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
