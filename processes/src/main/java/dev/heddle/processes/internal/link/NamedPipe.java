package dev.heddle.processes.internal.link;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A named pipe. On Linux it loses its name as soon as this JVM has opened it: the child finds it among the open files
/// of this process, so that no file is left, whoever is killed. Elsewhere it loses its name when the child has opened it.
final class NamedPipe implements ReplyWay {

    private static final Path OPEN_FILES = Path.of("/proc/self/fd");

    private final Path path;
    private final String place;
    private final RandomAccessFile keeper;
    private final InputStream input;

    private NamedPipe(Path path) throws IOException {
        this.path = path;
        // For reading and writing: this one does not wait for the other end, and lets the next one not wait either.
        this.keeper = new RandomAccessFile(path.toFile(), "rw");
        try {
            this.input = new FileInputStream(path.toFile());
            String number = Files.isDirectory(OPEN_FILES) ? numberOf(path) : null;
            if (number == null) {
                this.place = path.toString();
            } else {
                this.place = "/proc/" + ProcessHandle.current().pid() + "/fd/" + number;
                Files.delete(path);
            }
        } catch (IOException e) {
            keeper.close();
            throw e;
        }
    }

    /// Null where there are none.
    static @Nullable NamedPipe make() throws IOException, InterruptedException {
        Path path = Path.of(System.getProperty("java.io.tmpdir"), "heddle-" + UUID.randomUUID());
        try {
            Process maker = new ProcessBuilder("mkfifo", "-m", "600", path.toString()).redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
            int code = codeOf(maker, path);
            return code == 0 ? new NamedPipe(path) : null;
        } catch (IOException e) {
            if (Files.deleteIfExists(path)) {
                throw e;
            }
            return null; // no such program
        }
    }

    private static int codeOf(Process maker, Path path) throws IOException, InterruptedException {
        try {
            return maker.waitFor();
        } catch (InterruptedException e) {
            maker.onExit().join(); // it would leave the pipe
            Files.deleteIfExists(path);
            throw e;
        }
    }

    /// Which open file of this process it is. Only this pipe has this name.
    private static @Nullable String numberOf(Path path) throws IOException {
        Path real = path.getParent() == null ? path : path.getParent().toRealPath().resolve(path.getFileName());
        try (DirectoryStream<Path> files = Files.newDirectoryStream(OPEN_FILES)) {
            for (Path file : files) {
                if (real.equals(target(file))) {
                    return file.getFileName().toString();
                }
            }
        }
        return null;
    }

    private static @Nullable Path target(Path file) throws IOException {
        try {
            return Files.readSymbolicLink(file);
        } catch (NoSuchFileException e) {
            return null; // closed meanwhile by another thread
        }
    }

    @Override
    public String place() {
        return place;
    }

    @Override
    public InputStream input() {
        return input;
    }

    @Override
    public void found() throws IOException {
        Files.deleteIfExists(path);
        keeper.close();
    }

    @Override
    public void close() throws IOException {
        found();
        input.close();
    }
}
