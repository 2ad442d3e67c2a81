package dev.heddle.worker.fork;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Tells what the threads of a child do when its time is over. It runs in the child, for nobody else sees its locks; the
/// parent ends the child when it has heard it.
final class LastPicture {

    private static final String SIGN = "\u0001heddle ";

    private LastPicture() {}

    /// The line before the picture.
    static String begin(String secret) {
        return SIGN + "begin " + secret;
    }

    /// The line behind it.
    static String end(String secret) {
        return SIGN + "end " + secret;
    }

    /// Waits in the background, and tells it then if the JVM is still there.
    static void after(Duration limit, String secret) {
        Thread.ofPlatform().daemon().name("heddle-deadline").start(() -> {
            try {
                Thread.sleep(limit);
                tell(secret);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // somebody in the child does not want it told
            }
        });
    }

    private static void tell(String secret) {
        String text = begin(secret) + "\n" + ThreadStory.ofThisJvm() + end(secret) + "\n";
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), /* autoFlush= */ true,
                StandardCharsets.UTF_8); // the child may have replaced its own
        err.print(text);
        err.flush();
    }
}
