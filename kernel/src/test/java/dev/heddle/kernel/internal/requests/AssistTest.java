package dev.heddle.kernel.internal.requests;

import static dev.heddle.kernel.internal.requests.FrontEnd.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.heddle.kernel.internal.protocol.Channel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a front end asks besides running cells.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AssistTest {

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

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1 + 1              | {'status': 'complete'}
            int a = 1; a       | {'status': 'complete'}
            ``                 | {'status': 'complete'}
            // only a comment  | {'status': 'complete'}
            for (;;) {         | {'status': 'incomplete', 'indent': '    '}
            call(new int[] {   | {'status': 'incomplete', 'indent': '        '}
            1 +                | {'status': 'incomplete', 'indent': ''}
            /* {               | {'status': 'incomplete', 'indent': ''}
            int b = = 2;       | {'status': 'invalid'}
            }                  | {'status': 'invalid'}
            int c = "          | {'status': 'invalid'}
            """)
    void code_is_complete_or_not(String code, String reply) throws InterruptedException {
        JsonObject content = new JsonObject();
        content.addProperty("code", code);

        Exchange exchange = frontEnd.ask(Channel.SHELL, "is_complete_request", content.toString());

        assertThat(exchange.types()).containsExactly("status", "is_complete_reply", "status");
        assertThat(exchange.messages().get(1).channel()).isEqualTo(Channel.SHELL);
        assertThat(exchange.reply()).isEqualTo(json(reply));
    }

    @Test
    void there_are_no_comms() throws InterruptedException {
        Exchange info = frontEnd.ask(Channel.SHELL, "comm_info_request", "{}");
        Exchange open = frontEnd.ask(Channel.SHELL, "comm_open",
                "{'comm_id': 'c1', 'target_name': 'widgets', 'data': {}}");

        assertThat(info.reply()).isEqualTo(json("{'status': 'ok', 'comms': {}}"));
        assertThat(open.types()).containsExactly("status", "comm_close", "status");
        assertThat(open.content("comm_close")).isEqualTo(json("{'comm_id': 'c1', 'data': {}}"));
    }

    @Test
    void expressions_are_evaluated_after_the_cell() throws InterruptedException {
        Exchange exchange = frontEnd.ask(Channel.SHELL, "execute_request",
                "{'code': 'int e = 20;', 'user_expressions': {'twice': 'e + e', 'zero': 'e / 0'}}");

        JsonObject results = exchange.reply().getAsJsonObject("user_expressions");
        JsonObject error = results.getAsJsonObject("zero");
        assertThat(exchange.types()).containsExactly("status", "execute_input", "execute_reply", "status");
        assertThat(results.get("twice"))
                .isEqualTo(json("{'status': 'ok', 'data': {'text/plain': '40'}, 'metadata': {}}"));
        assertThat(error.keySet()).containsExactlyInAnyOrder("status", "ename", "evalue", "traceback");
        assertThat(error.get("status").getAsString()).isEqualTo("error");
        assertThat(error.get("ename").getAsString()).isEqualTo("java.lang.ArithmeticException");
    }

    @Test
    void expressions_of_a_cell_that_failed_are_not_evaluated() throws InterruptedException {
        Exchange exchange = frontEnd.ask(Channel.SHELL, "execute_request",
                "{'code': 'throw new Exception();', 'user_expressions': {'x': 'System.out.append(\"x\")'}}");

        assertThat(exchange.types()).containsExactly("status", "execute_input", "error", "execute_reply", "status");
        assertThat(exchange.reply().has("user_expressions")).isFalse();
    }
}
