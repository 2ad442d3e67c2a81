package dev.heddle.kernel.internal.requests;

import static dev.heddle.kernel.internal.requests.FrontEnd.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.heddle.kernel.internal.protocol.Channel;
import dev.heddle.kernel.internal.protocol.Message;
import dev.heddle.kernel.internal.requests.Exchange.Arrived;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/// One kernel with several shells. Each test has a subshell of its own, and leaves none behind.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SubshellsTest {

    private static final String ENDLESS = "System.out.println(\"on\"); while (true) { Thread.sleep(60_000); }";

    private FrontEnd frontEnd;
    private String subshell;

    @BeforeAll
    void start() throws InterruptedException {
        frontEnd = FrontEnd.start();
        frontEnd.take();
    }

    @AfterAll
    void end() throws InterruptedException {
        frontEnd.end();
        assertThat(ProcessHandle.current().children()).isEmpty();
    }

    @BeforeEach
    void open() throws InterruptedException {
        subshell = create();
    }

    @AfterEach
    void close() throws InterruptedException {
        for (String each : list()) {
            delete(each);
        }
    }

    @Test
    void subshells_are_listed_until_they_are_deleted() throws InterruptedException {
        String second = create();

        List<String> both = list();
        JsonObject deleted = delete(subshell).reply();

        assertThat(both).containsExactly(subshell, second).doesNotHaveDuplicates();
        assertThat(deleted).isEqualTo(json("{'status': 'ok'}"));
        assertThat(list()).containsExactly(second);
    }

    @Test
    void subshell_that_is_not_there_cannot_be_deleted() throws InterruptedException {
        Exchange exchange = delete("线程");

        String reason =
                "There is no subshell '线程'. It was deleted, or its kernel has restarted. Run this in the notebook, "
                        + "or in a new subshell.";
        JsonObject expected = json("{'status': 'error', 'ename': 'UnknownSubshell'}");
        expected.addProperty("evalue", reason);
        expected.add("traceback", json("{'t': [\"UnknownSubshell: " + reason + "\"]}").get("t"));
        assertThat(exchange.reply()).isEqualTo(expected);
        assertThat(exchange.types()).containsExactly("status", "delete_subshell_reply", "status");
    }

    @Test
    void cell_of_a_subshell_that_is_not_there_says_so_and_every_request_to_it_is_answered()
            throws InterruptedException {
        delete(subshell);

        Exchange cell = run("1");
        Exchange other = frontEnd.await(frontEnd.send(subshell, "bake_request", json("{}")));
        Exchange comm = frontEnd.await(frontEnd.send(subshell, "bake_cake", json("{}")));

        assertThat(cell.types()).containsExactly("status", "error", "execute_reply", "status");
        assertThat(cell.content("error").get("ename").getAsString()).isEqualTo("UnknownSubshell");
        assertThat(other.reply().get("ename").getAsString()).isEqualTo("UnknownSubshell");
        assertThat(comm.types()).containsExactly("status", "status");
    }

    @Test
    void cell_of_a_subshell_runs_while_one_of_the_main_shell_does_and_both_are_one_notebook()
            throws InterruptedException {
        frontEnd.run("var gate = new CountDownLatch(1);");
        Message waits = frontEnd.sendCell("gate.await(); System.out.print(found); found + \" by the main shell\"");

        Exchange compileError = frontEnd.await(waits);
        Message main = frontEnd.sendCell("gate.await(); System.out.print(\"main\"); Thread.currentThread().getName()");
        Exchange child = run("int found = 1; System.out.print(\"child\"); Thread.currentThread().getName()");
        Exchange opens = run("gate.countDown(); found + 1");
        Exchange first = frontEnd.await(main);

        assertThat(compileError.types()).contains("error");
        assertThat(child.types()).containsExactly("status", "execute_input", "stream", "execute_result",
                "execute_reply", "status");
        assertThat(child.printed("stdout")).isEqualTo("child");
        assertThat(result(child)).startsWith("subshell-");
        assertThat(result(opens)).isEqualTo("2");
        assertThat(first.printed("stdout")).isEqualTo("main");
        assertThat(result(first)).isEqualTo("main");
        // which of the two shells begins first is nobody's business, but each cell has a number of its own
        assertThat(List.of(count(first), count(child), count(opens))).doesNotHaveDuplicates();
        assertThat(count(opens)).isGreaterThan(count(child));
    }

    @Test
    void kernel_tells_who_it_is_while_its_main_shell_is_busy() throws InterruptedException {
        Message main = begin("", ENDLESS);

        Exchange info = frontEnd.ask(Channel.SHELL, "kernel_info_request", "{}");
        frontEnd.ask(Channel.CONTROL, "interrupt_request", "{}");
        frontEnd.await(main);

        assertThat(info.reply().get("supported_features").toString()).contains("kernel subshells");
    }

    @Test
    void interrupt_ends_the_cells_of_all_shells() throws InterruptedException {
        Message main = begin("", ENDLESS);
        Message child = begin(subshell, ENDLESS);
        Message magic = begin(create(), "%%bash\necho on\nsleep 60");

        frontEnd.ask(Channel.CONTROL, "interrupt_request", "{}");

        for (Message each : List.of(main, child, magic)) {
            assertThat(frontEnd.await(each).content("error").get("ename").getAsString()).isEqualTo("Interrupted");
        }
    }

    @Test
    void busy_cells_of_two_shells_are_torn_off_and_the_next_run() throws InterruptedException {
        Message child = begin(subshell, "System.out.println(1); while (true) { }");
        Message main = begin("", "System.out.println(1); while (true) { }");

        frontEnd.ask(Channel.CONTROL, "interrupt_request", "{}");

        assertThat(frontEnd.await(child).content("error").get("ename").getAsString()).isEqualTo("Interrupted");
        assertThat(frontEnd.await(main).content("error").get("ename").getAsString()).isEqualTo("Interrupted");
        assertThat(result(run("3"))).isEqualTo("3");
    }

    @Test
    void new_jvm_waits_for_the_cell_of_a_subshell() throws InterruptedException {
        Message child = frontEnd.send(subshell, "execute_request",
                json("{'code': 'IO.readln(\"name? \")', 'allow_stdin': true}"));
        Arrived question = frontEnd.awaitQuestion();
        Message restart = frontEnd.sendCell("", "%jvm --reset");
        frontEnd.awaitOutput(restart);
        frontEnd.type(question.message(), "still here");

        assertThat(result(frontEnd.await(child))).isEqualTo("still here");
        assertThat(frontEnd.await(restart).printed("stderr")).startsWith("The cells get a new JVM when");
    }

    @Test
    void cell_of_a_subshell_asks_who_sent_it() throws InterruptedException {
        Message main = begin("", ENDLESS);
        Message child = frontEnd.send(subshell, "execute_request",
                json("{'code': 'IO.readln(\"name? \")', 'allow_stdin': true}"));

        Arrived question = frontEnd.awaitQuestion();
        frontEnd.type(question.message(), "线程");
        Exchange answered = frontEnd.await(child);
        frontEnd.ask(Channel.CONTROL, "interrupt_request", "{}");
        frontEnd.await(main);

        assertThat(question.message().parent()).isEqualTo(child.header());
        assertThat(result(answered)).isEqualTo("线程");
    }

    @Test
    void failing_cell_stops_those_behind_it_in_its_own_shell_only() throws InterruptedException {
        frontEnd.run("var opened = new CountDownLatch(1);");
        Message main = frontEnd.sendCell("opened.await();");
        Message behindMain = frontEnd.sendCell("\"behind main\"");
        Message fails = frontEnd.sendCell(subshell, "new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS);"
                + " throw new IllegalStateException();");
        Message behind = frontEnd.sendCell(subshell, "1");

        Exchange failed = frontEnd.await(fails);
        Exchange aborted = frontEnd.await(behind);
        Exchange after = run("opened.countDown(); 2");
        frontEnd.await(main);

        assertThat(failed.reply().get("status").getAsString()).isEqualTo("error");
        assertThat(aborted.reply().get("status").getAsString()).isEqualTo("aborted");
        assertThat(result(after)).isEqualTo("2");
        assertThat(result(frontEnd.await(behindMain))).isEqualTo("behind main");
    }

    @Test
    void deleted_subshell_ends_its_cell_and_its_threads_and_answers_what_waits() throws InterruptedException {
        Message runs = begin(subshell, ENDLESS);
        Message waits = frontEnd.sendCell(subshell, "1");

        delete(subshell);
        Exchange interrupted = frontEnd.await(runs);
        Exchange refused = frontEnd.await(waits);
        Exchange left = frontEnd
                .run("""
                        for (Thread each : Thread.getAllStackTraces().keySet()) {
                            if (each.getName().startsWith("subshell-")) each.join();
                        }
                        Thread.getAllStackTraces().keySet().stream().filter(each -> each.getName().startsWith("subshell-")).count()""");

        assertThat(interrupted.content("error").get("ename").getAsString()).isEqualTo("Interrupted");
        assertThat(refused.reply().get("status").getAsString()).isIn("error", "aborted");
        assertThat(result(left)).isEqualTo("0");
    }

    @Test
    void many_shells_that_declare_and_use_at_once_do_not_harm_each_other() throws InterruptedException {
        List<String> shells = List.of("", subshell, create(), create());
        List<Message> cells = new ArrayList<>();

        frontEnd.run("int shared() { return 1; }");
        for (int i = 0; i < 25; i++) {
            for (int shell = 0; shell < shells.size(); shell++) {
                cells.add(frontEnd.sendCell(shells.get(shell),
                        "int own%d = %d; record R%d(int n) {} int m%d() { return %d; } System.out.print(%d); new R%d(own%d).n() + m%d() + shared()"
                                .formatted(shell, i, shell, shell, i, i, shell, shell, shell)));
            }
        }

        for (int i = 0; i < cells.size(); i++) {
            Exchange exchange = frontEnd.await(cells.get(i));
            int round = i / shells.size();
            assertThat(exchange.printed("stdout")).isEqualTo("" + round);
            assertThat(result(exchange)).isEqualTo("" + (2 * round + 1));
        }
    }

    @Test
    void end_of_the_jvm_ends_the_cells_of_all_shells_and_all_go_on_in_a_new_one() throws InterruptedException {
        Message main = begin("", ENDLESS);

        Exchange exits = run("System.exit(3)");
        Exchange ended = frontEnd.await(main);

        assertThat(exits.types()).contains("error");
        assertThat(ended.types()).contains("error");
        assertThat(result(run("1"))).isEqualTo("1");
        assertThat(result(frontEnd.run("2"))).isEqualTo("2");
    }

    private String create() throws InterruptedException {
        JsonObject reply = frontEnd.ask(Channel.CONTROL, "create_subshell_request", "{}").reply();
        return reply.get("subshell_id").getAsString();
    }

    private List<String> list() throws InterruptedException {
        JsonObject reply = frontEnd.ask(Channel.CONTROL, "list_subshell_request", "{}").reply();
        return reply.getAsJsonArray("subshell_id").asList().stream().map(JsonElement::getAsString).toList();
    }

    private Exchange delete(String id) throws InterruptedException {
        return frontEnd.ask(Channel.CONTROL, "delete_subshell_request", "{'subshell_id': '" + id + "'}");
    }

    private Exchange run(String code) throws InterruptedException {
        return frontEnd.await(frontEnd.sendCell(subshell, code));
    }

    /// Returns when the cell has printed.
    private Message begin(String shell, String code) throws InterruptedException {
        Message cell = frontEnd.sendCell(shell, code);
        frontEnd.awaitOutput(cell);
        return cell;
    }

    private static int count(Exchange exchange) {
        return exchange.reply().get("execution_count").getAsInt();
    }

    private static String result(Exchange exchange) {
        return exchange.content("execute_result").getAsJsonObject("data").get("text/plain").getAsString();
    }
}
