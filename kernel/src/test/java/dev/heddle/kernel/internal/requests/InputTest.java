package dev.heddle.kernel.internal.requests;

import static dev.heddle.kernel.internal.requests.FrontEnd.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.heddle.kernel.internal.protocol.Channel;
import dev.heddle.kernel.internal.protocol.Message;
import dev.heddle.kernel.internal.requests.Exchange.Arrived;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Cells that read, and the front end that they ask.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class InputTest {

    private FrontEnd frontEnd;

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

    @Test
    void question_goes_to_who_sent_the_cell_and_the_answer_to_the_cell() throws InterruptedException {
        Message cell = reading("IO.readln(\"名字? \")");

        Arrived question = frontEnd.awaitQuestion();
        frontEnd.type(question.message(), "线程 😀");
        Exchange exchange = frontEnd.await(cell);

        JsonObject content = json("{'password': false}");
        content.addProperty("prompt", exchange.printed("stdout").isEmpty() ? "名字? " : "");
        assertThat(question.type()).isEqualTo("input_request");
        assertThat(question.message().content()).isEqualTo(content);
        assertThat(question.message().parent()).isEqualTo(cell.header());
        assertThat(question.message().identities().getFirst()).isEqualTo(cell.identities().getFirst());
        assertThat(result(exchange)).isEqualTo("线程 😀");
    }

    @Test
    void password_is_marked_as_one() throws InterruptedException {
        Message cell = reading("dev.heddle.worker.display.Input.password(\"Password: \")");

        Arrived question = frontEnd.awaitQuestion();
        frontEnd.type(question.message(), "secret");

        assertThat(question.message().content()).isEqualTo(json("{'prompt': 'Password: ', 'password': true}"));
        assertThat(result(frontEnd.await(cell))).isEqualTo("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"IO.readln()", "new java.util.Scanner(System.in).nextLine()", "System.in.read()"})
    void cell_that_may_not_ask_says_so_and_what_to_do(String code) throws InterruptedException {
        Exchange exchange = frontEnd.run(code);

        assertThat(exchange.types()).containsExactly("status", "execute_input", "error", "execute_reply", "status");
        assertThat(exchange.content("error").get("evalue").getAsString())
                .endsWith("This cell reads input, but who runs "
                        + "it allows none (allow_stdin is false). Give the value in the code instead, or run the notebook in "
                        + "JupyterLab.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"IO.readln()",
            "try { new java.util.Scanner(System.in).nextLine(); } catch (Exception e) { }"})
    void interrupt_ends_a_cell_that_reads_and_a_late_answer_is_not_for_the_next(String code)
            throws InterruptedException {
        Message cell = reading(code);
        Arrived late = frontEnd.awaitQuestion();

        frontEnd.ask(Channel.CONTROL, "interrupt_request", "{}");
        Exchange interrupted = frontEnd.await(cell);
        Message next = reading("IO.readln()");
        Arrived question = frontEnd.awaitQuestion();
        frontEnd.type(late.message(), "late");
        frontEnd.type(question.message(), "in time");

        assertThat(interrupted.content("error").get("ename").getAsString()).isEqualTo("Interrupted");
        assertThat(result(frontEnd.await(next))).isEqualTo("in time");
    }

    @Test
    void interrupt_ends_all_readers_of_a_cell() throws InterruptedException {
        Message cell = reading("""
                var reader = Thread.ofPlatform().start(() -> { try { IO.readln(); } catch (Throwable e) { } });
                while (true) IO.readln();""");
        frontEnd.awaitQuestion();

        frontEnd.ask(Channel.CONTROL, "interrupt_request", "{}");

        assertThat(frontEnd.await(cell).content("error").get("ename").getAsString()).isEqualTo("Interrupted");
    }

    @Test
    void thread_that_still_reads_when_its_cell_ends_is_told_so() throws Exception {
        Message cell;

        try (ServerSocket gate = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            cell = reading("""
                    var why = new java.util.concurrent.CompletableFuture<String>();
                    Thread.ofPlatform().start(() -> {
                        try { System.in.read(); } catch (java.io.IOException e) { why.complete(e.getMessage()); }
                    });
                    new java.net.Socket(java.net.InetAddress.getLoopbackAddress(), %d).getInputStream().read();"""
                    .formatted(gate.getLocalPort()));
            frontEnd.awaitQuestion();
        }
        frontEnd.await(cell);

        assertThat(result(frontEnd.run("why.join()")))
                .startsWith("The cell of this thread has ended, so nobody can be");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'value': null}", "{'value': 1}", "{'value': ['x']}"})
    void answer_without_a_text_is_an_error_of_the_read(String answer) throws InterruptedException {
        Message cell = reading("IO.readln()");
        frontEnd.awaitQuestion();

        frontEnd.send(Channel.STDIN, "input_reply", answer);

        assertThat(frontEnd.await(cell).content("error").get("evalue").getAsString())
                .isEqualTo("java.io.IOException: The front end has answered without a text.");
    }

    @Test
    void answer_that_names_no_question_is_taken_unless_another_has_sent_it_or_it_was_made_before_the_cell()
            throws InterruptedException {
        Message cell = reading("IO.readln()");
        frontEnd.awaitQuestion();

        frontEnd.type("of another", "2026-01-01T00:00:01Z", (byte) 7);
        frontEnd.type("too early", "2025-12-31T23:59:59.999Z", FrontEnd.IDENTITY);
        frontEnd.type("in time", "2026-01-01T00:00:00.000001Z", FrontEnd.IDENTITY);

        assertThat(result(frontEnd.await(cell))).isEqualTo("in time");
    }

    @Test
    void answer_without_a_date_is_taken() throws InterruptedException {
        Message cell = reading("IO.readln()");
        frontEnd.awaitQuestion();

        frontEnd.type("some time", "yesterday", FrontEnd.IDENTITY);

        assertThat(result(frontEnd.await(cell))).isEqualTo("some time");
    }

    @Test
    void end_of_transmission_is_the_end_of_input() throws InterruptedException {
        Message cell = reading("System.in.read()");

        frontEnd.type(frontEnd.awaitQuestion().message(), "\u0004");

        assertThat(result(frontEnd.await(cell))).isEqualTo("-1");
    }

    @Test
    void answers_that_nobody_has_asked_for_are_passed_over() throws InterruptedException {
        frontEnd.send(Channel.STDIN, "input_reply", "{'value': 'early'}");
        frontEnd.send(Channel.STDIN, "execute_request", "{'code': '1'}");
        Message cell = reading("IO.readln()");
        Arrived question = frontEnd.awaitQuestion();

        frontEnd.send(Channel.STDIN, "bake_reply", "{'value': 'cake'}");
        frontEnd.type(question.message(), "asked for");
        frontEnd.type(question.message(), "twice");

        assertThat(result(frontEnd.await(cell))).isEqualTo("asked for");
    }

    private Message reading(String code) {
        JsonObject content = new JsonObject();
        content.addProperty("code", code);
        content.addProperty("allow_stdin", true);
        return frontEnd.send(Channel.SHELL, "execute_request", content.toString());
    }

    private static String result(Exchange exchange) {
        return exchange.content("execute_result").getAsJsonObject("data").get("text/plain").getAsString();
    }
}
