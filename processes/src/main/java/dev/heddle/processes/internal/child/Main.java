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
        var listener = new Listener(in, session, System.err, () -> Runtime.getRuntime().halt(ORPHAN));
        Thread.ofPlatform().daemon().name("heddle-parent").start(listener);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> listener.leave(parent), "heddle-end"));
        if (!session.run()) {
            // As java ends when main throws: after the other threads, with code 1. The parent prints what it was.
            Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> {});
            throw new TaskFailed();
        }
    }

    private static final class TaskFailed extends RuntimeException {

        private static final long serialVersionUID = 1;
    }
}
