package dev.heddle.processes.internal.memory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file that only its user can read, in a folder of its own, where there is no memory without a file.
///
/// An owner that is killed leaves it. The folder's name says whose it was, and the next process that makes one removes
/// what the dead have left.
final class TemporaryFile {

    private static final String PREFIX = "heddle-shared-";

    private TemporaryFile() {}

    static Backing make() {
        try {
            Path place = Path.of(System.getProperty("java.io.tmpdir"));
            removeOfTheDead(place);
            Path folder = Files.createTempDirectory(place, PREFIX + Peer.self() + "-");
            Path file = Files.createFile(folder.resolve("memory"));
            folder.toFile().deleteOnExit(); // at the end of the JVM the last named goes first
            file.toFile().deleteOnExit();
            return new Backing(file.toAbsolutePath().toString(), false, () -> remove(folder));
        } catch (IOException e) {
            throw new UncheckedIOException("no file for shared memory can be made", e);
        }
    }

    private static void removeOfTheDead(Path place) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(place, PREFIX + "*")) {
            for (Path folder : folders) {
                String[] parts = folder.getFileName().toString().split("-", -1);
                if (parts.length > 2 && parts[2].matches("\\d{1,10}")
                        && !Peer.isAlive((int) Long.parseLong(parts[2]))) {
                    remove(folder);
                }
            }
        }
    }

    private static void remove(Path folder) {
        try {
            Files.deleteIfExists(folder.resolve("memory"));
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            System.getLogger(TemporaryFile.class.getName())
                    .log(System.Logger.Level.DEBUG, "the folder stays until the next process looks: " + folder, e);
        }
    }
}
