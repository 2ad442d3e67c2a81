package dev.heddle.kernelext.internal.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.kernel.magic.MagicDesk;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PredictMagicTest {

    @TempDir
    Path folder;

    private final MagicDesk desk = new MagicDesk(new PredictMagic());

    @Test
    void answer_is_checked_by_the_value_and_counted() throws Exception {
        desk.folder = folder.resolve("heddle");
        answer("2");
        desk.values.put("listen", new MagicDesk.Value("3", null, "printed"));

        String wrong = desk.call("\"How many?\" --choices \"3|4\"", "1 + 2");
        answer("1");
        String right = desk.call("\"How many?\" --choices \"3|4\"", "1 + 2");
        String later = new MagicDeskOfAnother(desk.folder).score();

        assertThat(wrong).isEqualTo("shown: nullNot so. Your answer: 4. It is: 3\n0 of 1 prediction right so far.\n");
        assertThat(right).isEqualTo("shown: nullRight: 3\n1 of 2 predictions right so far.\n");
        assertThat(later).isEqualTo("1 of 2 predictions right so far.\n");
        assertThat(desk.ran.getFirst()).isEqualTo("Use[tool=ask, arguments=[How many?\n  1) 3\n  2) 4\nYour answer: ],"
                + " code=[], scope=OWN]");
        assertThat(folder.resolve("heddle")).isDirectoryContaining(each -> each.endsWith("predictions.txt"));
    }

    @Test
    void exception_is_an_answer_too_and_what_is_printed() throws Exception {
        answer("arithmeticexception");
        desk.values.put("listen", new MagicDesk.Value(null, "java.lang.ArithmeticException", ""));
        String thrown = desk.call("", "1 / 0");
        answer("a  b");
        desk.values.put("listen", new MagicDesk.Value(null, null, "a\nb\n"));
        String printed = desk.call("", "f();");

        assertThat(thrown).startsWith("shown: java.lang.ArithmeticExceptionRight: ArithmeticException\n");
        assertThat(printed).startsWith("shown: nullRight: a\nb\n");
    }

    @Test
    void cell_runs_where_nobody_can_be_asked() throws Exception {
        desk.values.put("ask", new MagicDesk.Value(null, "java.io.IOException", ""));
        desk.values.put("listen", new MagicDesk.Value("3", null, ""));

        assertThat(desk.call("", "3")).isEqualTo("shown: nullNo answer was given. It is: 3\n");
        assertThat(desk.call("--score")).isEqualTo("No prediction was made so far.\n");
    }

    @Test
    void key_is_computed_after_the_run() throws Exception {
        answer("7");
        desk.values.put("listen", new MagicDesk.Value("7", null, ""));

        String told = desk.call("--key total", "int total = 3 + 4;");

        assertThat(told).startsWith("shown: nullRight: 7\n");
        assertThat(desk.ran.getLast())
                .isEqualTo("Use[tool=listen, arguments=[], code=[Code[text=total, line=1]], scope=OWN]");
    }

    @Test
    void condition_on_the_answer_says_whether_it_is_right() throws Exception {
        answer("say \"ten\"");
        desk.values.put("listen", new MagicDesk.Value("false", null, ""));

        String told = desk.call("--key \"answer.length() == 3\"", "1");

        assertThat(told).startsWith("shown: nullNot so. Your answer: say \"ten\".\n");
        assertThat(desk.ran.getLast()).isEqualTo("Use[tool=listen, arguments=[], code=[Code[text=String answer = "
                + "\"say \\\"ten\\\"\"; answer.length() == 3, line=1]], scope=OWN]");
    }

    @Test
    void interrupted_question_ends_the_cell() throws Exception {
        desk.values.put("ask", new MagicDesk.Value(null, "Interrupted", ""));

        assertThat(desk.call("", "3")).isEqualTo("shown: Interrupted");
        assertThat(desk.ran).hasSize(1);
    }

    @Test
    void code_that_does_not_compile_is_no_prediction() throws Exception {
        answer("3");
        desk.values.put("listen", new MagicDesk.Value(null, "CompileError", ""));

        assertThat(desk.call("", "int n = \"a\";")).isEqualTo("shown: CompileError");
        assertThat(desk.call("--score")).isEqualTo("No prediction was made so far.\n");
    }

    @Test
    void score_that_cannot_be_read_is_named() throws Exception {
        desk.folder = folder;
        Files.writeString(folder.resolve("predictions.txt"), "nonsense");

        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> desk.call("--score"))).hasMessage(
                "the score in '" + folder.resolve("predictions.txt")
                        + "' cannot be read; remove that file to begin anew");
        assertThat(desk.call("--clear")).isEqualTo("No prediction was made so far.\n");
    }

    @Test
    void wrong_calls_are_told() throws Exception {
        assertThat(desk.call("")).startsWith("UsageError: %predict without a cell only keeps the score.");
        assertThat(desk.call("--choices \"a|b\" --answer c", "1")).isEqualTo(
                "UsageError: The right answer 'c' is none of the choices. Let --answer be one of: a, b.");
        assertThat(desk.call("", "\n")).startsWith("UsageError: There is nothing to run.");
    }

    private void answer(String line) {
        desk.values.put("ask", new MagicDesk.Value(null, null, line));
    }

    /// A kernel that is started later.
    private record MagicDeskOfAnother(Path folder) {

        String score() throws Exception {
            MagicDesk later = new MagicDesk(new PredictMagic());
            later.folder = folder;
            return later.call("--score");
        }
    }
}
