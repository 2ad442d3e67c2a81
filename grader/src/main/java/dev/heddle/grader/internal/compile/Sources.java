package dev.heddle.grader.internal.compile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Java files, as people save them.
public final class Sources {

    private static final int MOST_BYTES = 1 << 20;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private Sources() {}

    /// The Java files of a folder, not of those within it.
    ///
    /// @param folder the folder
    /// @return in the order of their names
    /// @throws IOException if it cannot be read
    public static List<Path> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(each -> each.getFileName().toString().endsWith(".java")).sorted().toList();
        }
    }

    /// What a file says.
    ///
    /// @param name its name
    /// @param text without a byte order mark
    public record Source(String name, String text) {}

    /// Reads the files of an answer.
    ///
    /// @param files    the files
    /// @param problems gets what is wrong with a file
    /// @param phrases  how that is said
    /// @return those that can be read
    /// @throws IOException if the disk fails
    static List<Source> read(List<Path> files, List<Problem> problems, Phrases phrases) throws IOException {
        List<Source> sources = new ArrayList<>();
        for (Path file : files) {
            String name = file.getFileName().toString();
            if (Files.size(file) > MOST_BYTES) {
                problems.add(Problem.of(name, phrases.say("tooLarge", name)));
                continue;
            }
            try {
                String text = StandardCharsets.UTF_8.newDecoder()
                        .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                        .toString();
                text = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
                if (text.isBlank()) {
                    problems.add(Problem.of(name, phrases.say("empty", name)));
                } else {
                    sources.add(new Source(name, text));
                }
            } catch (CharacterCodingException e) {
                problems.add(Problem.of(name, phrases.say("notUtf8", name)));
            }
        }
        return sources;
    }
}
