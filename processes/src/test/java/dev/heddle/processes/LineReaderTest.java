package dev.heddle.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LineReaderTest {

    @Test
    void lines_end_as_all_systems_end_them() throws IOException {
        List<String> lines = read("a\nb\r\nc\rd\n\ne");

        assertThat(lines).containsExactly("a", "b", "c", "d", "", "e");
    }

    @Test
    void line_without_end_comes_in_parts() throws IOException {
        String part = "x".repeat(LineReader.LONGEST);

        List<String> lines = read(part + part + "rest\nnext\n");

        assertThat(lines).containsExactly(part, part, "rest", "next");
    }

    @Test
    void character_of_two_halves_is_not_cut() throws IOException {
        String part = "x".repeat(LineReader.LONGEST - 1);

        List<String> lines = read(part + "😀y");

        assertThat(lines).containsExactly(part, "😀y");
    }

    @Test
    void ends_at_the_border_of_the_buffer_are_one_end() throws IOException {
        String full = "x".repeat(8191);

        List<String> lines = read(full + "\r\nnext\r\n");

        assertThat(lines).containsExactly(full, "next");
    }

    @Test
    void nothing_has_no_lines() throws IOException {
        assertThat(read("")).isEmpty();
    }

    private static List<String> read(String text) throws IOException {
        LineReader reader = new LineReader(new StringReader(text));
        List<String> lines = new ArrayList<>();
        for (String line = reader.next(); line != null; line = reader.next()) {
            lines.add(line);
        }
        return lines;
    }
}
