package dev.heddle.processes.internal.child;

import dev.heddle.processes.internal.link.Frame;
import dev.heddle.processes.internal.link.FrameReader;
import dev.heddle.processes.internal.link.FrameWriter;
import dev.heddle.processes.internal.link.ReplyWay;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// What a child JVM starts. Its standard input comes from the parent; when that ends, the parent is gone, and so is the
/// child.
public final class Main {

    /// The parent is gone.
    static final int ORPHAN = 70;

    private Main() {}

    /// Listens to the parent, and runs what it says.
    ///
    /// @param arguments none
    public static void main(String[] arguments) throws IOException {
        FrameReader in = new FrameReader(new FileInputStream(FileDescriptor.in));
        System.setIn(InputStream.nullInputStream());
        Frame opening = in.read();
        if (opening == null) {
            return;
        }
        var parent = new FrameWriter(ReplyWay.open(new String(opening.body(), StandardCharsets.UTF_8)));
        parent.write(Frame.of(Frame.Kind.READY, 0));
        Session session = new Session(parent, () -> {
            System.out.flush();
            System.err.flush();
        });
        var listener = new Listener(in, session);
        Thread.ofPlatform().daemon().name("heddle-parent").start(listener);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> listener.leave(parent), "heddle-end"));
        if (!session.run()) {
            // As java ends when main throws: after the other threads, with code 1. The parent prints what it was.
            Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> {});
            throw new TaskFailed();
        }
    }

    /// Hears what the parent says, to the last.
    ///
    /// A JVM that ends waits 300 ms for a thread that reads. So at the end the parent is asked to let this one go.
    private record Listener(FrameReader in, Session session, CountDownLatch free) implements Runnable {

        private static final long LAST_STEPS = TimeUnit.SECONDS.toNanos(1);

        Listener(FrameReader in, Session session) {
            this(in, session, new CountDownLatch(1));
        }

        @Override
        public void run() {
            try {
                for (Frame frame = in.read(); frame != null; frame = in.read()) {
                    if (frame.kind() == Frame.Kind.BYE) {
                        free.countDown();
                        // Shutdown hooks of the task may take longer. Then the parent is listened to again.
                        LockSupport.parkNanos(LAST_STEPS);
                    } else {
                        session.receive(frame);
                    }
                }
            } catch (IOException e) {
                System.err.println("The child cannot hear its parent: " + e);
            } finally {
                Runtime.getRuntime().halt(ORPHAN);
            }
        }

        void leave(FrameWriter parent) {
            try {
                parent.write(Frame.of(Frame.Kind.CLOSING, 0));
                if (!free.await(1, TimeUnit.SECONDS)) {
                    System.err.println("The parent of this child does not answer.");
                }
            } catch (IOException | InterruptedException e) {
                // The parent is gone; this child is going.
                Thread.currentThread().interrupt();
            }
        }
    }

    private static final class TaskFailed extends RuntimeException {

        private static final long serialVersionUID = 1;
    }
}
