package dev.heddle.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.heddle.worker.Command.Given;
import dev.heddle.worker.Command.Invoke;
import dev.heddle.worker.Report.Answer;
import dev.heddle.worker.Report.Done;
import dev.heddle.worker.Report.Failure;
import dev.heddle.worker.Report.InputWanted;
import dev.heddle.worker.Report.Interrupted;
import dev.heddle.worker.Report.Stream;
import dev.heddle.worker.Report.Threw;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `System.in` of a cell, in a worker of its own.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class CellInputTest {

    private WorkerProcess worker;

    @BeforeEach
    void start() throws IOException {
        worker = WorkerProcess.start();
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        worker.end();
        assertThat(ProcessHandle.current().children()).isEmpty();
    }

    static java.util.stream.Stream<Arguments> readers() {
        return java.util.stream.Stream.of(
                argumentSet("IO", "return IO.readln() + '|' + IO.readln();", List.of("a 线程 😀", "b"), "a 线程 😀|b"),
                argumentSet("empty lines", "return IO.readln() + '|' + IO.readln();", List.of("", ""), "|"),
                argumentSet("one scanner", """
                        var in = new java.util.Scanner(System.in);
                        return in.nextInt() + "|" + in.next() + in.nextLine() + "|" + in.nextLine();""",
                        List.of("42", "线 程", "end"), "42|线 程|end"),
                argumentSet("a scanner a line", """
                        String all = "";
                        for (int i = 0; i < 3; i++) {
                            try (var in = new java.util.Scanner(System.in)) { all += in.nextLine() + "|"; }
                        }
                        return all;""", List.of("1", "2", "3"), "1|2|3|"),
                argumentSet("a reader a line", """
                        String all = "";
                        for (int i = 0; i < 3; i++) {
                            all += new java.io.BufferedReader(new java.io.InputStreamReader(System.in)).readLine();
                        }
                        return all;""", List.of("1", "2", "3"), "123"),
                argumentSet("several lines at once", "return IO.readln() + '|' + IO.readln();", List.of("a\nb"), "a|b"),
                argumentSet("bytes", """
                        byte[] bytes = {9, 9, 9, 9, 9, 9};
                        int none = System.in.read(bytes, 0, 0);
                        int before = System.in.available();
                        int first = System.in.read();
                        int begun = System.in.available();
                        int count = System.in.read(bytes, 1, 5);
                        return none + " " + before + " " + first + " " + begun + " " + count + " "
                                + java.util.Arrays.toString(bytes) + System.in.available();""", List.of("abc"),
                        "0 0 97 3 3 [9, 98, 99, 10, 9, 9]0"));
    }

    @ParameterizedTest
    @MethodSource("readers")
    void readers_get_their_lines(String body, List<String> lines, String result) throws IOException {
        begin(body);

        for (String line : lines) {
            worker.give(worker.awaitQuestion(), Given.LINE, line);
        }

        assertThat(worker.answer()).isEqualTo(new Done(result));
    }

    @Test
    void line_that_was_printed_and_not_ended_is_the_prompt_and_no_output() throws IOException {
        begin("System.out.println(\"Hello\"); String name = IO.readln(\"名字? \"); System.out.print(\"ok\"); return name;");

        InputWanted wanted = worker.awaitQuestion();
        worker.give(wanted, Given.LINE, "Ada");
        Answer answer = worker.answer();

        assertThat(wanted.cell()).isEqualTo("cell-1");
        assertThat(wanted.password()).isFalse();
        assertThat(answer).isEqualTo(new Done("Ada"));
        // Under load the pump may have sent it before the thread came to read: then it is output, and not prompted twice.
        assertThat(worker.printed("cell-1", Stream.OUT)).isIn("Hello\nok", "Hello\n名字? ok");
        assertThat(wanted.prompt()).isEqualTo(
                worker.printed("cell-1", Stream.OUT).contains("名字") ? "" : "名字? ");
    }

    @Test
    void end_of_input_is_one_as_in_a_terminal() throws IOException {
        begin("return System.in.read() + \"|\" + IO.readln() + \"|\" + IO.readln();");

        worker.give(worker.awaitQuestion(), Given.END, "");
        worker.give(worker.awaitQuestion(), Given.END, "");
        worker.give(worker.awaitQuestion(), Given.LINE, "more");

        assertThat(worker.answer()).isEqualTo(new Done("-1|null|more"));
    }

    @Test
    void what_a_cell_has_not_read_is_not_for_the_next() throws IOException {
        begin("return System.in.read();");
        worker.give(worker.awaitQuestion(), Given.LINE, "yes");
        Answer first = worker.answer();
        worker.send(new Invoke("cell-2", "Cell", "do_it$", true));

        worker.give(worker.awaitQuestion(), Given.LINE, "no");

        assertThat(first).isEqualTo(new Done("121"));
        assertThat(worker.answer()).isEqualTo(new Done("110"));
    }

    @Test
    void password_is_asked_for_as_such() throws IOException {
        begin("return dev.heddle.worker.display.Input.password(\"Password: \");");

        InputWanted wanted = worker.awaitQuestion();
        worker.give(wanted, Given.LINE, "geheim");

        assertThat(wanted.prompt()).isEqualTo("Password: ");
        assertThat(wanted.password()).isTrue();
        assertThat(worker.answer()).isEqualTo(new Done("geheim"));
    }

    @Test
    void threads_that_read_at_once_get_a_whole_line_each() throws IOException {
        begin("""
                var lines = new java.util.concurrent.ConcurrentSkipListSet<String>();
                Runnable reader = () -> lines.add(IO.readln());
                var threads = java.util.List.of(new Thread(reader), Thread.ofVirtual().unstarted(reader), new Thread(() ->
                        lines.add(new java.util.Scanner(System.in).nextLine())));
                threads.forEach(Thread::start);
                for (Thread each : threads) each.join();
                return lines;""");

        for (String line : List.of("first line", "second line", "third line")) {
            worker.give(worker.awaitQuestion(), Given.LINE, line);
        }

        assertThat(worker.answer()).isEqualTo(new Done("[first line, second line, third line]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"System.in.read()", "IO.readln()", "new java.util.Scanner(System.in).nextLine()",
            "dev.heddle.worker.display.Input.password(\"\")"})
    void refusal_says_why_whoever_reads(String read) throws IOException {
        begin("return " + read + ";");

        worker.give(worker.awaitQuestion(), Given.REFUSED, "nobody is there");

        Failure failure = ((Threw) worker.answer()).failure();
        assertThat(failure.message()).contains("nobody is there");
        assertThat(failure.className()).isIn("java.io.IOException", "java.io.IOError", "java.io.UncheckedIOException");
    }

    @ParameterizedTest
    @ValueSource(strings = {"System.in.read()", "IO.readln()", "new java.util.Scanner(System.in).nextLine()"})
    void interrupt_ends_the_cell_whoever_reads_and_whatever_it_catches(String read) throws IOException {
        begin("try { return " + read + "; } catch (Exception e) { return e; }");

        worker.give(worker.awaitQuestion(), Given.INTERRUPTED, "");
        Interrupted answer = (Interrupted) worker.answer();

        assertThat(answer.hang()).isNull();
        assertThat(answer.trace()).contains(new StackTraceElement(null, null, null, "Cell", "do_it$", "Cell.java", 1));
    }

    @Test
    void answer_to_a_question_that_is_over_reaches_nobody() throws IOException {
        begin("return IO.readln();");
        InputWanted first = worker.awaitQuestion();
        worker.give(first, Given.INTERRUPTED, "");
        worker.answer();
        worker.send(new Invoke("cell-2", "Cell", "do_it$", true));

        InputWanted second = worker.awaitQuestion();
        worker.give(first, Given.LINE, "late");
        worker.give(second, Given.LINE, "in time");

        assertThat(worker.answer()).isEqualTo(new Done("in time"));
    }

    private void begin(String body) throws IOException {
        worker.load("public class Cell { public static Object do_it$() throws Throwable { " + body + " } }");
        worker.send(new Invoke("cell-1", "Cell", "do_it$", true));
    }
}
