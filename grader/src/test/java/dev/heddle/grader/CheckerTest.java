package dev.heddle.grader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.grader.Verdict.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Answers of all kinds, checked in real JVMs.
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class CheckerTest {

    @TempDir
    private Path folder;

    private final Checker checker = new Checker(Locale.ENGLISH, /* traces= */ false, 5);

    private static Course course() throws IOException {
        return Course.read(Path.of("..", "exercises"), Path.of("..", "solutions"));
    }

    @Test
    void answer_that_cannot_be_compiled_is_told_with_its_line() throws Exception {
        Verdict verdict = check("package chapter04.counter;\n\nfinal class Counter {\n\tvoid inc() { n++ }\n}\n");

        assertThat(verdict.problems()).startsWith(
                new Problem("Counter.java", 4, "';' expected", "\tvoid inc() { n++ }\n\t                ^"));
    }

    @Test
    void files_that_nobody_can_compile_are_told() throws Exception {
        assertThat(problem("")).isEqualTo("Counter.java is empty. The task says what it must declare.");
        assertThat(problem("class Counter {}"))
                .isEqualTo("Counter.java must declare Counter in package chapter04.counter, as it did at first.");
        assertThat(problem("package chapter04.counter; class Count {}"))
                .isEqualTo("Counter.java must declare Counter in package chapter04.counter, as it did at first.");
        assertThat(problem("package chapter04.counter; class Counter {}"))
                .startsWith("The checks cannot use this answer: cannot find symbol");
        Files.write(folder.resolve("Counter.java"), "// Zähler".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(checkFolder().problems().getFirst().text()).startsWith("Counter.java is not saved as UTF-8.");
        Files.delete(folder.resolve("Counter.java"));
        assertThat(checkFolder().problems().getFirst().text()).isEqualTo("There is no Java file here.");
    }

    @Test
    void byte_order_mark_and_line_ends_of_windows_are_no_mistake() throws Exception {
        String reference = Files.readString(counter().reference().resolve("Counter.java"));

        Verdict verdict = check("\uFEFF" + reference.replace("\n", "\r\n"));

        assertThat(verdict.passed()).as(text(verdict)).isTrue();
    }

    @Test
    void exit_is_told_with_its_place() throws Exception {
        Verdict verdict = check(answer("Counter() { System.exit(0); }", "return 0;"));

        assertThat(verdict.passed()).isFalse();
        assertThat(text(verdict)).contains("The program ended the JVM: Counter.<init> (Counter.java:2)");
    }

    @Test
    void class_that_never_gets_ready_is_told() throws Exception {
        Verdict verdict =
                check(answer("static int n; static { while (n == 0) { Thread.onSpinWait(); } }", "return 0;"));

        assertThat(verdict.passed()).isFalse();
        assertThat(text(verdict)).contains("It did not end within 5 s.", "Counter.<clinit> (Counter.java:2)");
    }

    @Test
    void flood_of_output_is_cut() throws Exception {
        Verdict verdict = check(answer("",
                "for (int i = 0; i < 1_000_000; i++) { System.out.println(\"a line of output\"); } return 0;"));

        assertThat(verdict.passed()).isFalse();
        assertThat(verdict.output()).startsWith("a line of output\na line")
                .contains("characters more)")
                .hasSizeLessThan(5_000);
    }

    @Test
    void check_of_the_answer_does_not_take_the_place_of_ours() throws Exception {
        Files.writeString(folder.resolve("CounterTest.java"),
                "package chapter04.counter; final class CounterTest { @org.junit.jupiter.api.Test void ok() {} }");

        Verdict verdict = check(answer("", "return 0;"));

        assertThat(verdict.passed()).isFalse();
        assertThat(verdict.checks()).extracting(Verdict.Check::what).contains("one thread counts");
    }

    private static Exercise counter() throws IOException {
        return course().find("4.1").orElseThrow();
    }

    private static String answer(String member, String get) {
        return "package chapter04.counter; final class Counter {\n" + member
                + "\nvoid inc() {} void add(long n) {} long get() { " + get + " } }";
    }

    private String problem(String text) throws Exception {
        return check(text).problems().getFirst().text();
    }

    private Verdict check(String text) throws Exception {
        Files.writeString(folder.resolve("Counter.java"), text);
        return checkFolder();
    }

    private Verdict checkFolder() throws Exception {
        return checker.checkIn(counter(), folder);
    }

    private static String text(Verdict verdict) {
        return Stream.concat(verdict.problems().stream().map(Problem::text),
                verdict.checks().stream().map(each -> each.what() + ": " + each.text()))
                .collect(Collectors.joining("\n"));
    }
}
