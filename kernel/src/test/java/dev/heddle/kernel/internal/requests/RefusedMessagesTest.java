package dev.heddle.kernel.internal.requests;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.heddle.kernel.internal.protocol.Channel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Messages that are signed as they should be, and are refused all the same.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class RefusedMessagesTest {

    private static final int MOST_BYTES = 1 << 20;

    private FrontEnd frontEnd;

    @BeforeEach
    void start() throws InterruptedException {
        frontEnd = FrontEnd.start(MOST_BYTES);
        frontEnd.take();
    }

    @AfterEach
    void end() throws InterruptedException {
        frontEnd.end();
    }

    @Test
    void message_that_comes_twice_is_run_once() throws InterruptedException {
        frontEnd.run("int count = 0;");

        Exchange once = frontEnd.await(frontEnd.sendTwice("++count"));
        Exchange after = frontEnd.run("count");

        assertThat(once.types()).containsExactly("status", "execute_input", "execute_result", "execute_reply",
                "status");
        assertThat(result(after)).isEqualTo("1");
    }

    @Test
    void cell_that_is_too_large_says_what_to_do_and_the_next_runs() throws InterruptedException {
        String reason =
                "The kernel cannot take this request: a message of 2 MB is too large for its memory. Put what is "
                        + "large into a file, and let the cell read it.";

        Exchange large = frontEnd.run("//" + "x".repeat(2 * MOST_BYTES));
        Exchange completion = frontEnd.ask(Channel.SHELL, "complete_request",
                "{'cursor_pos': 0, 'code': '" + "x".repeat(2 * MOST_BYTES) + "'}");

        assertThat(large.types()).containsExactly("status", "error", "execute_reply", "status");
        assertThat(large.content("error").get("evalue").getAsString()).isEqualTo(reason);
        assertThat(completion.types()).containsExactly("status", "complete_reply", "status");
        assertThat(completion.reply().get("ename").getAsString()).isEqualTo("TooLarge");
        assertThat(result(frontEnd.run("1"))).isEqualTo("1");
    }

    private static String result(Exchange exchange) {
        JsonObject data = exchange.content("execute_result").getAsJsonObject("data");
        return data.get("text/plain").getAsString();
    }
}
