package dev.heddle.kernel.internal.debug;

import java.io.IOException;

/// A JVM that a test debugs: waits until its input is closed.
final class Waiting {

    private Waiting() {}

    public static void main(String[] arguments) throws IOException {
        int end = System.in.read();
        System.exit(end + 1);
    }
}
