package dev.heddle.kernel.internal.requests;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.heddle.kernel.internal.cells.CellResult.DoesNotCompile;
import dev.heddle.kernel.internal.cells.CellResult.Problem;
import dev.heddle.kernel.internal.cells.CellResult.UsesUndeclared;
import dev.heddle.kernel.internal.cells.CellResult.WorkerEnded;
import dev.heddle.worker.Report.Failure;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Whole reports, with the escape character of the colours made visible.
final class ErrorReportTest {

    @Test
    void compile_error_shows_its_line_with_a_caret_under_what_is_wrong() {
        ErrorReport report = compileError("int a = 1;\nint b = «\"x\" + a»;\nint c = 2;", "incompatible types");

        assertThat(report.name()).isEqualTo("CompileError");
        assertThat(report.value()).isEqualTo("line 2: incompatible types");
        assertThat(visible(report)).isEqualTo("""
                ␛[1;38;5;167mline 2␛[0m: incompatible types
                   2 | int b = "x" + a;
                     |         ␛[31m^^^^^^^␛[0m""");
    }

    @Test
    void two_errors_come_one_after_the_other_and_the_first_is_the_value() {
        String code = "a + b";
        ErrorReport report = ErrorReport.of(
                new DoesNotCompile(List.of(new Problem(0, 1, "no a"), new Problem(4, 5, "no b"))), code);

        assertThat(report.value()).isEqualTo("line 1: no a");
        assertThat(visible(report)).isEqualTo("""
                ␛[1;38;5;167mline 1␛[0m: no a
                   1 | a + b
                     | ␛[31m^␛[0m
                ␛[1;38;5;167mline 1␛[0m: no b
                   1 | a + b
                     |     ␛[31m^␛[0m""");
    }

    @Test
    void place_with_a_name_is_shown() {
        ErrorReport report = compileError("System.«nope»;", "cannot find symbol\n  location: class java.lang.System");

        assertThat(visible(report)).endsWith("\n       ␛[2m  location: class java.lang.System␛[0m");
    }

    @Test
    void caret_stands_below_tabs_too() {
        ErrorReport report = compileError("\t{\tint b = «1L»;", "lossy");

        assertThat(visible(report)).isEqualTo("""
                ␛[1;38;5;167mline 1␛[0m: lossy
                   1 | \t{\tint b = 1L;
                     | \t \t        ␛[31m^^␛[0m""");
    }

    @Test
    void caret_stands_below_wide_letters_too() {
        ErrorReport report = compileError("String s = \"线程😀\"; int 数 = «\"文\"»;", "no number");

        assertThat(visible(report)).isEqualTo("""
                ␛[1;38;5;167mline 1␛[0m: no number
                   1 | String s = "线程😀"; int 数 = "文";
                     |             \u3000\u3000         \u3000   ␛[31m^\uff3e^␛[0m""");
    }

    @Test
    void hint_comes_last() {
        Problem problem = new Problem(0, 4, "cannot find symbol\n  symbol: variable cont", "Did you mean `count`?");
        ErrorReport report = ErrorReport.of(new DoesNotCompile(List.of(problem)), "cont");

        assertThat(visible(report)).isEqualTo("""
                ␛[1;38;5;167mline 1␛[0m: cannot find symbol
                   1 | cont
                     | ␛[31m^^^^␛[0m
                       ␛[2m  symbol: variable cont␛[0m
                       ␛[1m→␛[0m Did you mean `count`?""");
    }

    @Test
    void error_at_the_very_end_has_a_caret_behind_the_last_letter() {
        ErrorReport report = compileError("int a;\nint b =«»", "reached end of file while parsing");

        assertThat(visible(report)).isEqualTo("""
                ␛[1;38;5;167mline 2␛[0m: reached end of file while parsing
                   2 | int b =
                     |        ␛[31m^␛[0m""");
    }

    @Test
    void error_behind_the_last_line_has_an_empty_one() {
        ErrorReport report = compileError("int a;\n«»", "reached end of file while parsing");

        assertThat(visible(report)).isEqualTo("""
                ␛[1;38;5;167mline 2␛[0m: reached end of file while parsing
                   2 |\s
                     | ␛[31m^␛[0m""");
    }

    @Test
    void error_over_several_lines_is_marked_in_the_first() {
        ErrorReport report = compileError("record P() {\n  «P {\n  }»\n}", "weak");

        assertThat(visible(report)).isEqualTo("""
                ␛[1;38;5;167mline 2␛[0m: weak
                   2 |   P {
                     |   ␛[31m^^^␛[0m""");
    }

    @Test
    void lines_of_windows_are_shown_without_their_ends() {
        ErrorReport report = compileError("int a;\r\nint b = «x;»\r\nint c;", "no x");

        assertThat(visible(report)).isEqualTo("""
                ␛[1;38;5;167mline 2␛[0m: no x
                   2 | int b = x;
                     |         ␛[31m^^␛[0m""");
    }

    @Test
    void exception_shows_its_trace_down_to_the_cell_and_its_causes() {
        Failure inner = new Failure("java.io.IOException", null, List.of(frame("REPL.$JShell$2", "read")), null);
        Failure outer = new Failure("java.lang.IllegalStateException", "no 线程",
                List.of(frame("java.util.ArrayList", "get"), frame("REPL.$JShell$3", "do_it$"),
                        frame("jdk.internal.reflect.DirectMethodHandleAccessor", "invoke"),
                        frame("dev.heddle.worker.Worker", "invoke")),
                inner);

        ErrorReport report = ErrorReport.of(outer);

        assertThat(report.name()).isEqualTo("java.lang.IllegalStateException");
        assertThat(report.value()).isEqualTo("no 线程");
        assertThat(visible(report)).isEqualTo("""
                ␛[1;38;5;167mjava.lang.IllegalStateException␛[0m: no 线程
                ␛[2m    at java.util.ArrayList.get(A.java:1)␛[0m
                ␛[2m    at REPL.$JShell$3.do_it$(A.java:1)␛[0m
                Caused by: ␛[1;38;5;167mjava.io.IOException␛[0m
                ␛[2m    at REPL.$JShell$2.read(A.java:1)␛[0m""");
    }

    @Test
    void what_was_suppressed_is_told_and_common_lines_are_not_repeated() {
        StackTraceElement cell = new StackTraceElement("Cell#3", "$0", "Cell[3]", 2);
        Failure closing = new Failure("Broken", null,
                List.of(new StackTraceElement("Res", "close", "Cell[3]", 1), cell), null);
        Failure body = new Failure("java.lang.Error", "Cannot read \"Cell#12_1.count\"", List.of(cell), null,
                List.of(closing));

        ErrorReport report = ErrorReport.of(body);

        assertThat(report.value()).isEqualTo("Cannot read \"count\"");
        assertThat(visible(report)).isEqualTo("""
                ␛[1;38;5;167mjava.lang.Error␛[0m: Cannot read "count"
                    at Cell[3]:2
                    Suppressed: ␛[1;38;5;167mBroken␛[0m
                        at Res.close(Cell[3]:1)
                    ␛[2m    … and 1 line as above␛[0m""");
    }

    @Test
    void object_of_a_class_from_before_is_explained() {
        ErrorReport report = ErrorReport.of(new Failure("java.lang.ClassCastException",
                "class P cannot be cast to class P#2 (P and P#2 are in unnamed "
                        + "module of loader dev.heddle.worker.CellLoader @7d9d1a19)",
                List.of(), null));

        assertThat(report.value()).isEqualTo("class P cannot be cast to class P#2");
        assertThat(report.lines()).last()
                .asString()
                .endsWith(
                        " These are two classes of one name: `P` was declared anew, and this object is of the class from "
                                + "before. Make the object again.");
    }

    @Test
    void console_that_is_not_there_is_told_with_what_stands_for_it() {
        ErrorReport report = ErrorReport.of(new Failure("java.lang.NullPointerException",
                "Cannot invoke \"java.io.Console.readLine()\" because the return value of "
                        + "\"java.lang.System.console()\" is null",
                List.of(), null));

        assertThat(report.lines()).last()
                .asString()
                .endsWith(" A notebook has no console. `IO.readln(\"Name: \")` asks for a line, and "
                        + "`Input.password(\"Password: \")` for a password, after "
                        + "`import dev.heddle.worker.display.Input;`.");
    }

    @Test
    void exception_without_a_message_has_an_empty_value() {
        ErrorReport report = ErrorReport.of(failure(null));

        assertThat(report.value()).isEmpty();
        assertThat(visible(report)).isEqualTo("␛[1;38;5;167mjava.lang.Error␛[0m");
    }

    @Test
    void what_is_not_declared_is_named_with_what_to_do() {
        ErrorReport one = ErrorReport.of(new UsesUndeclared("method twice", List.of("method once(int)")));
        ErrorReport two = ErrorReport.of(new UsesUndeclared("class A", List.of("class B", "variable n")));

        assertThat(one.name()).isEqualTo("NotDeclared");
        assertThat(one.value()).isEqualTo("method twice cannot run yet: method once(int) is not declared");
        assertThat(two.value()).isEqualTo("class A cannot run yet: class B, variable n are not declared");
        assertThat(visible(one)).isEqualTo("""
                ␛[1;38;5;167mNotDeclared␛[0m: method twice cannot run yet: method once(int) is not declared
                Run the cell that declares it, then this one again.""");
    }

    @Test
    void end_of_the_jvm_tells_what_is_lost() {
        ErrorReport report = ErrorReport.of(new WorkerEnded("JVM of the cells (pid 7) ended by signal 9", List.of()));

        assertThat(report.name()).isEqualTo("JvmEnded");
        assertThat(report.value()).isEqualTo("JVM of the cells (pid 7) ended by signal 9");
        assertThat(visible(report)).isEqualTo("""
                ␛[1;38;5;167mJvmEnded␛[0m: JVM of the cells (pid 7) ended by signal 9
                The values of all variables are gone. The next cell starts a new JVM, in which methods, classes and \
                imports are declared again.""");
    }

    @Test
    void exit_of_the_jvm_names_the_line_that_called_it() {
        ErrorReport report = ErrorReport.of(new WorkerEnded("JVM of the cells (pid 7) ended with exit code 3",
                List.of(new StackTraceElement(null, "java.base", null, "java.lang.Runtime", "exit", "Runtime.java", 1),
                        new StackTraceElement(null, null, null, "Cell#4", "stop", "Cell[4]", 2))));

        assertThat(report.value()).isEqualTo(
                "JVM of the cells (pid 7) ended with exit code 3, by a call of System.exit at Cell[4]:2");
    }

    @Test
    void json_is_what_the_protocol_wants() {
        ErrorReport report = new ErrorReport("a.B", "线", List.of("one", "two"));

        assertThat(report.json())
                .isEqualTo(JsonParser.parseString("{'ename': 'a.B', 'evalue': '线', 'traceback': ['one', 'two']}"));
    }

    /// The report of an error between the marks.
    private static ErrorReport compileError(String marked, String reason) {
        int start = marked.indexOf('«');
        int end = marked.indexOf('»') - 1;
        String code = marked.replace("«", "").replace("»", "");
        List<Problem> problems = new ArrayList<>(List.of(new Problem(start, end, reason)));
        return ErrorReport.of(new DoesNotCompile(problems), code);
    }

    private static String visible(ErrorReport report) {
        return String.join("\n", report.lines()).replace('\u001b', '␛');
    }

    private static StackTraceElement frame(String className, String method) {
        return new StackTraceElement(className, method, "A.java", 1);
    }

    private static Failure failure(@Nullable String message) {
        return new Failure("java.lang.Error", message, List.of(), null);
    }
}
