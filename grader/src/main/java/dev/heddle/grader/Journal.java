package dev.heddle.grader;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a learner has done, a line each, in a file that only grows. Several programs may write to it at once; a crash leaves at
/// most a torn line, which counts for nothing.
///
/// ```
/// 2026-11-20T20:40:00Z 4.1 failed
/// 2026-11-20T20:41:30Z 4.1 hint 1
/// 2026-11-20T20:44:05Z 4.1 passed
/// ```
public final class Journal {

    /// What the file is called. It lies beside the list of the exercises.
    public static final String FILE = "progress.txt";

    private static final Pattern LINE = Pattern.compile("(\\S+Z) (\\d+\\.\\d+) (failed|passed|hint ([1-9]))");

    private final Path file;

    /// @param file where it is kept; it need not be there yet
    public Journal(Path file) {
        this.file = file;
    }

    /// Remembers a verdict.
    ///
    /// @param verdict the verdict
    /// @throws IOException if the file cannot be written
    public void checked(Verdict verdict) throws IOException {
        add(verdict.exercise(), verdict.passed() ? "passed" : "failed");
    }

    /// Gives one hint more than before, and remembers it.
    ///
    /// @param exercise the exercise
    /// @return the hints so far, the new one last; all of them when there is no other
    /// @throws IOException if a file cannot be read or written
    public List<String> nextHints(Exercise exercise) throws IOException {
        List<String> hints = exercise.hints();
        int given = Math.min(of(exercise).hints() + 1, hints.size());
        hinted(exercise, given);
        return hints.subList(0, given);
    }

    /// Remembers that a hint was asked for.
    ///
    /// @param exercise the exercise
    /// @param number   the hint, from 1
    /// @throws IOException if the file cannot be written
    void hinted(Exercise exercise, int number) throws IOException {
        add(exercise, "hint " + number);
    }

    /// How far the learner is.
    ///
    /// @return for each exercise that was touched, by its number
    /// @throws IOException if the file cannot be read
    public Map<String, Standing> read() throws IOException {
        Map<String, Standing> found = new HashMap<>();
        if (Files.exists(file)) {
            for (String each : new String(Files.readAllBytes(file), UTF_8).split("\n", -1)) {
                Matcher line = LINE.matcher(each);
                if (line.matches()) {
                    found.merge(line.group(2), standing(line), Journal::sum);
                }
            }
        }
        return found;
    }

    /// How far the learner is with one exercise.
    ///
    /// @param exercise the exercise
    /// @return how far
    /// @throws IOException if the file cannot be read
    public Standing of(Exercise exercise) throws IOException {
        return read().getOrDefault(exercise.number(), Standing.UNTOUCHED);
    }

    private static Standing standing(Matcher line) {
        @Nullable
        String hint = line.group(4);
        if (hint != null) {
            return new Standing(0, Integer.parseInt(hint), null);
        }
        return new Standing(1, 0, line.group(3).equals("passed") ? Instant.parse(line.group(1)) : null);
    }

    private static Standing sum(Standing before, Standing line) {
        return new Standing(before.checks() + line.checks(), Math.max(before.hints(), line.hints()),
                before.isSolved() ? before.solved() : line.solved());
    }

    private void add(Exercise exercise, String what) throws IOException {
        String line = Instant.now().truncatedTo(ChronoUnit.SECONDS) + " " + exercise.number() + " " + what + "\n";
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
                StandardOpenOption.WRITE); FileLock _ = channel.lock()) {
            long end = channel.size();
            ByteBuffer bytes = UTF_8.encode(isTorn(channel, end) ? "\n" + line : line);
            while (bytes.hasRemaining()) {
                end += channel.write(bytes, end);
            }
            channel.force(true);
        }
    }

    /// Whether the last line has no end: a crash has left it so.
    private static boolean isTorn(FileChannel channel, long end) throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1);
        return end > 0 && channel.read(last, end - 1) == 1 && last.get(0) != '\n';
    }
}
