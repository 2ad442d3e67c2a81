package dev.heddle.kernelext.internal.exercises;

import dev.heddle.grader.Exercise;
import dev.heddle.kernel.magic.MagicException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Keeps cells and the learner's files the same. What one takes the place of is kept, too.
final class Answers {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH.mm.ss.SSS", Locale.ROOT);

    private final Map<Path, String> known = new HashMap<>(); // guarded by this: what cells have shown or saved

    /// The learner's file.
    synchronized String read(Exercise exercise) throws IOException {
        Path file = file(exercise);
        String text = Files.readString(file);
        known.put(file, text);
        return text;
    }

    /// Saves what a cell holds.
    ///
    /// @param overwrite whether it takes the place of a file that was changed elsewhere
    /// @return where the code is that was in its place, in a sentence; empty if there was none but ours
    synchronized String save(CourseFolder folder, Exercise exercise, String code, boolean overwrite)
            throws IOException, MagicException {
        Path file = file(exercise);
        String fresh = code.endsWith("\n") ? code : code + "\n";
        String before = Files.exists(file) ? Files.readString(file) : "";
        String ours = known.get(file);
        if (before.equals(fresh)) {
            known.put(file, fresh);
            return "";
        }
        boolean changedElsewhere = ours != null && !ours.equals(before);
        if (changedElsewhere && !overwrite) {
            throw new MagicException(file.getFileName() + " was changed elsewhere since this notebook last saw it.",
                    "%exercise " + exercise.number() + " shows it; %%exercise " + exercise.number()
                            + " --overwrite saves this cell in its place.");
        }
        String kept = before.isBlank() || before.equals(ours) ? "" : keep(folder, exercise, file);
        replace(file, fresh);
        known.put(file, fresh);
        return kept;
    }

    private static String keep(CourseFolder folder, Exercise exercise, Path file) throws IOException {
        Path place = Files.createDirectories(folder.earlier())
                .resolve(exercise.number() + " " + MOMENT.format(LocalDateTime.now(ZoneId.systemDefault())) + " "
                        + file.getFileName());
        Files.copy(file, place);
        return file.getFileName() + " held other code; that is now in exercises/earlier/" + place.getFileName() + ".\n";
    }

    /// A crash leaves the old file or the new one, never a half.
    private static void replace(Path file, String text) throws IOException {
        Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "." + file.getFileName(), ".tmp");
        try {
            Files.writeString(fresh, text);
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static Path file(Exercise exercise) throws IOException {
        List<Path> files = exercise.files();
        if (files.isEmpty()) {
            throw new IOException("the folder " + exercise.folder() + " has no Java file");
        }
        return files.getFirst();
    }
}
