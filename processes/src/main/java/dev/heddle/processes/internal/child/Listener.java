package dev.heddle.processes.internal.child;

import dev.heddle.processes.internal.link.Frame;
import dev.heddle.processes.internal.link.FrameReader;
import dev.heddle.processes.internal.link.FrameWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Hears what the parent says, to the last.
///
/// A JVM that ends waits 300 ms for a thread that reads. So at the end the parent is asked to let this one go.
///
/// @param in      what the parent says
/// @param session who carries it out
/// @param err     where complaints go
/// @param end     ends the JVM at once: the parent is gone
/// @param free    open when the parent has let this one go
record Listener(FrameReader in, Session session, PrintStream err, Runnable end, CountDownLatch free)
        implements
            Runnable {

    private static final long LAST_STEPS = TimeUnit.SECONDS.toNanos(1);

    Listener(FrameReader in, Session session, PrintStream err, Runnable end) {
        this(in, session, err, end, new CountDownLatch(1));
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
                    session.receive(frame, in.hasNext());
                }
            }
        } catch (IOException e) {
            err.println("The child cannot hear its parent: " + e);
        } finally {
            end.run();
        }
    }

    /// Asks the parent to let this one go, and waits for it.
    void leave(FrameWriter parent) {
        try {
            parent.write(Frame.of(Frame.Kind.CLOSING, 0));
            if (!free.await(1, TimeUnit.SECONDS)) {
                err.println("The parent of this child does not answer.");
            }
        } catch (IOException | InterruptedException e) {
            // The parent is gone; this child is going.
            Thread.currentThread().interrupt();
        }
    }
}
