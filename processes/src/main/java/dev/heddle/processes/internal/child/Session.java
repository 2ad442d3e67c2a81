package dev.heddle.processes.internal.child;

import dev.heddle.processes.internal.copy.Copier;
import dev.heddle.processes.internal.copy.NotCopyable;
import dev.heddle.processes.internal.copy.StandIn;
import dev.heddle.processes.internal.link.ClassQuestion;
import dev.heddle.processes.internal.link.FailureMessage;
import dev.heddle.processes.internal.link.Frame;
import dev.heddle.processes.internal.link.Frame.Kind;
import dev.heddle.processes.internal.link.FrameWriter;
import dev.heddle.processes.internal.link.TaskMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Runs the tasks of one child, one after the other, on one thread. Another thread hands over what the parent says.
final class Session {

    private static final long NONE = -1;

    private final FrameWriter parent;
    private final Runnable flush;
    private final Thread runner = Thread.currentThread();

    // handed from the listening thread to the runner, and to threads that wait for a class
    private final BlockingQueue<Frame> tasks = new LinkedBlockingQueue<>();
    private final Map<Long, CompletableFuture<byte[]>> questions = new ConcurrentHashMap<>();
    private final AtomicLong lastQuestion = new AtomicLong();

    // touched by the runner only
    private final Map<Integer, ClassLoader> loaders = new HashMap<>();
    private @Nullable Object kept;
    private boolean failed;

    // guarded by this
    private long running = NONE;
    private final Set<Long> waiting = new HashSet<>();
    private final Set<Long> interruptedEarly = new HashSet<>();

    /// A session of the thread that makes it.
    ///
    /// @param flush sends what is printed on its way
    Session(FrameWriter parent, Runnable flush) {
        this.parent = parent;
        this.flush = flush;
        loaders.put(0, ClassLoader.getSystemClassLoader());
    }

    /// Takes what the parent says.
    void receive(Frame frame) {
        switch (frame.kind()) {
            case TASK -> {
                await(frame.id());
                tasks.add(frame);
            }
            case END -> tasks.add(frame);
            case INTERRUPT -> interrupt(frame.id());
            case CLASS -> {
                CompletableFuture<byte[]> question = questions.remove(frame.id());
                if (question != null) {
                    question.complete(frame.body());
                }
            }
            case OPEN, BYE, READY, RESULT, THROWN, CLASS_WANTED, CLOSING ->
                throw new IllegalStateException("a parent does not say " + frame.kind());
        }
    }

    /// Runs tasks until there are no more.
    ///
    /// @return whether all went well
    boolean run() throws IOException {
        while (true) {
            Frame frame = next();
            if (frame.kind() == Kind.END) {
                return !failed;
            }
            Frame answer = answer(frame);
            flush.run();
            parent.write(answer);
        }
    }

    private Frame next() {
        Frame frame = null;
        while (frame == null) {
            try {
                frame = tasks.take();
            } catch (InterruptedException e) {
                // What a task has left behind, or a thread of it: it is not meant for the next one.
                frame = tasks.poll();
            }
        }
        return frame;
    }

    private Frame answer(Frame frame) {
        begin(frame.id());
        try {
            TaskMessage message = TaskMessage.of(frame.body());
            ClassLoader loader = loader(message);
            runner.setContextClassLoader(loader);
            Object task = Copier.unpack(message.object(), loader);
            return new Frame(Kind.RESULT, frame.id(), pack(perform(task)));
        } catch (Throwable e) { // whatever it is, it is the answer
            failed = true;
            return new Frame(Kind.THROWN, frame.id(), pack(e).toBytes());
        } finally {
            end();
        }
    }

    private @Nullable Object perform(@Nullable Object task) throws Throwable {
        switch (task) {
            case Callable<?> callable -> {
                return callable.call();
            }
            case Runnable runnable -> runnable.run();
            case Keep keep -> kept = keep.maker().call();
            case Call call when kept != null -> {
                return call.on(kept);
            }
            case null, default -> throw new IllegalStateException("a child cannot do " + task);
        }
        return null;
    }

    private static byte[] pack(@Nullable Object result) {
        try {
            return Copier.pack(result).bytes();
        } catch (NotCopyable e) {
            throw new IllegalArgumentException("the result: " + e.getMessage(), e.getCause());
        }
    }

    private static FailureMessage pack(Throwable failure) {
        byte[] original;
        try {
            original = Copier.pack(failure).bytes();
        } catch (NotCopyable e) {
            original = new byte[0];
        }
        try {
            return new FailureMessage(original, Copier.pack(StandIn.of(failure)).bytes());
        } catch (NotCopyable e) {
            throw new AssertionError("it has only texts", e);
        }
    }

    private ClassLoader loader(TaskMessage message) {
        ClassLoader loader = loaders.computeIfAbsent(message.loader(),
                number -> new FetchedClasses(number, name -> fetch(number, name)));
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

    private synchronized void await(long id) {
        waiting.add(id);
    }

    private synchronized void begin(long id) {
        waiting.remove(id);
        running = id;
        if (interruptedEarly.remove(id)) {
            runner.interrupt();
        }
    }

    /// An interrupt that comes too late for its task must not meet the next one.
    private synchronized void end() {
        running = NONE;
        Thread.interrupted();
    }

    private synchronized void interrupt(long id) {
        if (running == id) {
            runner.interrupt();
        } else if (waiting.contains(id)) {
            interruptedEarly.add(id);
        }
    }
}
