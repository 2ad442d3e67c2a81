package dev.heddle.kernel.internal.cells;

import dev.heddle.worker.Command.ClassFile;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/// Code that tests send to a worker.
final class WorkerCode {

    private WorkerCode() {}

    static ClassFile file() throws IOException {
        try (InputStream bytes = WorkerCode.class.getResourceAsStream("WorkerCode.class")) {
            if (bytes == null) {
                throw new IOException("the class file of the test is gone");
            }
            return new ClassFile(WorkerCode.class.getName(), bytes.readAllBytes());
        }
    }

    static void print() throws IOException {
        write("written");
    }

    static void waitForEver() throws IOException, InterruptedException {
        write("waiting");
        new CountDownLatch(1).await();
    }

    /// A child that waits until somebody ends it.
    static long child() throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), "dev.heddle.worker.Main", "1").start().pid();
    }

    private static void write(String text) throws IOException {
        FileOutputStream out = new FileOutputStream(FileDescriptor.out);
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
