package dev.heddle.processes.internal.child;

import dev.heddle.processes.internal.copy.Copier;
import dev.heddle.processes.internal.copy.LambdaShapes;
import dev.heddle.processes.internal.copy.NotCopyable;
import dev.heddle.processes.internal.copy.Parcel;
import dev.heddle.processes.internal.copy.ShortReader;
import dev.heddle.processes.internal.copy.ShortWriter;
import dev.heddle.processes.internal.copy.StandIn;
import dev.heddle.processes.internal.link.ClassQuestion;
import dev.heddle.processes.internal.link.FailureMessage;
import dev.heddle.processes.internal.link.Frame;
import dev.heddle.processes.internal.link.Frame.Kind;
import dev.heddle.processes.internal.link.FrameWriter;
import dev.heddle.processes.internal.link.TaskMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Runs the tasks of one child, one after the other, on one thread. Another thread hands over what the parent says.
final class Session {

    private static final int MOST_AT_ONCE = 64;

    private final FrameWriter parent;
    private final Runnable flush;
    private final Thread runner = Thread.currentThread();
    private final Inbox inbox = new Inbox(runner);

    // touched by the listening thread only
    private final List<Frame> arrived = new ArrayList<>();

    // handed from the listening thread to threads that wait for a class
    private final Map<Long, CompletableFuture<byte[]>> questions = new ConcurrentHashMap<>();
    private final AtomicLong lastQuestion = new AtomicLong();

    // written by the listening thread, read by the runner
    private volatile boolean saysBeginnings;

    // touched by the runner only
    private final Map<Integer, ClassLoader> loaders = new HashMap<>();
    private final LambdaShapes lambdas = new LambdaShapes();
    private @Nullable Object kept;
    private boolean failed;

    /// What is shared and has been made here must live until the parent has opened it.
    @SuppressWarnings("UnusedVariable")
    private @Nullable Object lastResult;

    /// A session of the thread that makes it.
    ///
    /// @param flush sends what is printed on its way
    Session(FrameWriter parent, Runnable flush) {
        this.parent = parent;
        this.flush = flush;
        loaders.put(0, ClassLoader.getSystemClassLoader());
    }

    /// Takes what the parent says.
    ///
    /// @param more whether the next message is there already
    void receive(Frame frame, boolean more) throws IOException {
        switch (frame.kind()) {
            case TASK, SHORT_TASK, TOO_LARGE, LAMBDA, END -> {
                arrived.add(frame);
                if (more && arrived.size() < MOST_AT_ONCE) {
                    return;
                }
                handOver();
            }
            default -> {
                handOver();
                receiveOrder(frame);
            }
        }
    }

    private void handOver() {
        if (!arrived.isEmpty()) {
            inbox.add(arrived);
            arrived.clear();
        }
    }

    private void receiveOrder(Frame frame) throws IOException {
        switch (frame.kind()) {
            case SAY_BEGINNINGS -> saysBeginnings = true;
            case LEAVE_OUT -> inbox.leaveOut(frame.id());
            case GIVE_BACK -> giveBack();
            case INTERRUPT -> inbox.interrupt(frame.id());
            case CLASS -> {
                CompletableFuture<byte[]> question = questions.remove(frame.id());
                if (question != null) {
                    question.complete(frame.body());
                }
            }
            default ->
                throw new IllegalStateException("a parent does not say " + frame.kind());
        }
    }

    /// On a thread of its own: this one must never wait until the parent has read something, for the parent may be waiting
    /// until this one reads.
    private void giveBack() {
        Frame answer = Frame.of(Kind.GIVEN_BACK, inbox.giveBack());
        Thread.ofPlatform().daemon().name("heddle-gives-back").start(() -> {
            try {
                parent.write(answer);
            } catch (IOException e) {
                Thread.currentThread().interrupt(); // the parent is gone, and this JVM is about to end
            }
        });
    }

    /// Runs tasks until there are no more.
    ///
    /// @return whether all went well
    boolean run() throws IOException {
        Frame frame = inbox.next();
        boolean said = false;
        while (frame.kind() != Kind.END) {
            Frame then = null;
            switch (frame.kind()) {
                case LAMBDA -> define(frame);
                case LEAVE_OUT -> parent.write(Frame.of(Kind.SHORT_RESULT, frame.id()));
                default -> {
                    if (saysBeginnings && !said) {
                        parent.write(Frame.of(Kind.BEGUN, frame.id()));
                    }
                    Frame answer = answer(frame);
                    flush.run();
                    then = inbox.nextNow();
                    said = saysBeginnings && then != null && Inbox.isTask(then);
                    say(answer, said ? then : null);
                }
            }
            frame = then == null ? inbox.next() : then;
        }
        return !failed;
    }

    /// The beginning of the next task goes with the answer: so it costs no call of the system.
    private void say(Frame answer, @Nullable Frame begun) throws IOException {
        if (begun == null) {
            parent.write(answer);
        } else {
            parent.write(List.of(answer, Frame.of(Kind.BEGUN, begun.id())));
        }
    }

    private void define(Frame frame) {
        try {
            TaskMessage message = TaskMessage.of(frame.body());
            lambdas.define(message.object(), loader(message));
        } catch (Throwable e) { // whatever it is, the tasks that need it tell it
            lambdas.fail((int) frame.id(), e);
        }
    }

    private Frame answer(Frame frame) {
        try {
            Object result = perform(task(frame));
            lastResult = result;
            ShortWriter writer = new ShortWriter(null);
            return writer.write(result)
                    ? new Frame(Kind.SHORT_RESULT, frame.id(), writer.toBytes())
                    : whole(frame.id(), result);
        } catch (Throwable e) { // whatever it is, it is the answer
            failed = true;
            return new Frame(Kind.THROWN, frame.id(), pack(e).toBytes());
        } finally {
            inbox.end();
        }
    }

    private @Nullable Object task(Frame frame) throws IOException, ClassNotFoundException {
        if (frame.kind() == Kind.SHORT_TASK) {
            ShortReader reader = new ShortReader(frame.body(), lambdas);
            Object task = reader.read();
            runner.setContextClassLoader(reader.loader());
            return task;
        }
        if (frame.kind() == Kind.TOO_LARGE) {
            throw new IllegalStateException("what this child was sent has " + frame.size()
                    + ", for which its heap has no room; start it with a larger maxHeap");
        }
        TaskMessage message = TaskMessage.of(frame.body());
        ClassLoader loader = loader(message);
        runner.setContextClassLoader(loader);
        return Copier.unpack(message.object(), frame.blocks(), loader);
    }

    private @Nullable Object perform(@Nullable Object task) throws Throwable {
        // No switch over types: a young JVM would make a class for it first.
        if (task instanceof Callable<?> callable) {
            return callable.call();
        }
        if (task instanceof Call call && kept != null) {
            return call.on(kept);
        }
        if (task instanceof Runnable runnable) {
            runnable.run();
        } else if (task instanceof Keep keep) {
            kept = keep.maker().call();
        } else {
            throw new IllegalStateException("a child cannot do " + task);
        }
        return null;
    }

    private static Frame whole(long id, @Nullable Object result) {
        try {
            Parcel parcel = Copier.packAround(result);
            return new Frame(Kind.RESULT, id, parcel.bytes(), parcel.blocks());
        } catch (NotCopyable e) {
            throw new IllegalArgumentException("the result: " + e.getMessage(), e.getCause());
        }
    }

    private static FailureMessage pack(Throwable failure) {
        byte[] original;
        try {
            original = Copier.pack(failure);
        } catch (NotCopyable e) {
            original = new byte[0];
        }
        try {
            return new FailureMessage(original, Copier.pack(StandIn.of(failure)));
        } catch (NotCopyable e) {
            throw new AssertionError("it has only texts", e);
        }
    }

    private ClassLoader loader(TaskMessage message) {
        ClassLoader loader = loaders.computeIfAbsent(message.loader(),
                number -> new FetchedClasses(name -> fetch(number, name)));
        if (loader instanceof FetchedClasses fetched) {
            fetched.add(message.classes());
        }
        return loader;
    }

    /// Asks the parent, and waits even if the thread is interrupted: half a class is none.
    private byte @Nullable [] fetch(int loader, String name) {
        long id = lastQuestion.incrementAndGet();
        CompletableFuture<byte[]> question = new CompletableFuture<>();
        questions.put(id, question);
        try {
            parent.write(new Frame(Kind.CLASS_WANTED, id, new ClassQuestion(loader, name).toBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException("the parent cannot be asked for class " + name, e);
        }
        byte[] bytes = question.join();
        return bytes.length == 0 ? null : bytes;
    }
}
