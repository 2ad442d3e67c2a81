package dev.heddle.kernelext.internal.learn;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// How many predictions were right, of all that were made. It is kept in a file, which is written beside the old one and then
/// takes its place: a crash leaves one of the two. With nowhere to keep it, it lasts as long as the kernel.
final class Score {

    private static final String FILE = "predictions.txt";

    /// @param right how many were right
    /// @param made  how many were made
    record Count(int right, int made) {}

    private Count unkept = new Count(0, 0);

    Count read(@Nullable Path folder) throws IOException {
        if (folder == null) {
            return unkept;
        }
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return new Count(0, 0);
        }
        String[] words = Files.readString(file).strip().split(" ", -1);
        if (words.length != 2 || !words[0].matches("\\d{1,9}") || !words[1].matches("\\d{1,9}")) {
            throw new IOException("the score in '" + file + "' cannot be read; remove that file to begin anew");
        }
        return new Count(Integer.parseInt(words[0]), Integer.parseInt(words[1]));
    }

    Count add(@Nullable Path folder, boolean right) throws IOException {
        Count old = read(folder);
        Count now = new Count(old.right + (right ? 1 : 0), old.made + 1);
        if (folder == null) {
            unkept = now;
        } else {
            Files.createDirectories(folder);
            write(folder, now.right + " " + now.made + "\n");
        }
        return now;
    }

    void clear(@Nullable Path folder) throws IOException {
        unkept = new Count(0, 0);
        if (folder != null) {
            Files.deleteIfExists(folder.resolve(FILE));
        }
    }

    private static void write(Path folder, String text) throws IOException {
        Path fresh = Files.createTempFile(folder, "predictions", ".tmp");
        try {
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(/* metaData= */ true);
            }
            Files.move(fresh, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
