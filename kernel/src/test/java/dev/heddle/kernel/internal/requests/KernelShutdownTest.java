package dev.heddle.kernel.internal.requests;

import static dev.heddle.kernel.internal.requests.FrontEnd.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.kernel.internal.protocol.Channel;
import dev.heddle.kernel.internal.protocol.Message;
import dev.heddle.kernel.internal.requests.Exchange.Arrived;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How a kernel ends: all that it has to say is sent before its sockets are closed.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class KernelShutdownTest {

    private FrontEnd frontEnd;

    @BeforeEach
    void start() throws InterruptedException {
        frontEnd = FrontEnd.start();
        frontEnd.take();
    }

    @AfterEach
    void no_process_is_left() throws InterruptedException {
        frontEnd.awaitEnd();
        assertThat(ProcessHandle.current().children()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"CONTROL, true", "CONTROL, false", "SHELL, true", "SHELL, false"})
    void shutdown_is_answered_before_the_kernel_is_gone(Channel channel, boolean restart) throws InterruptedException {
        frontEnd.run("1");

        Message request = frontEnd.send(channel, "shutdown_request", "{'restart': " + restart + "}");
        List<Arrived> messages = frontEnd.awaitEnd();

        assertThat(messages).extracting(Arrived::type).containsExactly("status", "shutdown_reply", "status");
        assertThat(messages).extracting(Arrived::channel).containsExactly(Channel.IOPUB, channel, Channel.IOPUB);
        assertThat(messages).allMatch(each -> each.message().parent().equals(request.header()));
        assertThat(messages.get(1).message().content())
                .isEqualTo(json("{'status': 'ok', 'restart': " + restart + "}"));
        assertThat(messages.get(2).message().content()).isEqualTo(json("{'execution_state': 'idle'}"));
    }

    @Test
    void shutdown_at_once_waits_for_the_worker_that_is_just_starting() throws InterruptedException {
        frontEnd.send(Channel.CONTROL, "shutdown_request", "{}");

        List<Arrived> messages = frontEnd.awaitEnd();

        assertThat(messages.get(1).message().content()).isEqualTo(json("{'status': 'ok', 'restart': false}"));
    }

    @Test
    void shutdown_ends_a_cell_that_never_does_and_both_are_answered() throws InterruptedException {
        Message cell = frontEnd.sendCell("System.out.print(\"on\"); while (true) Thread.onSpinWait();");
        awaitStream();

        Message shutdown = frontEnd.send(Channel.CONTROL, "shutdown_request", "{'restart': false}");
        List<Arrived> messages = frontEnd.awaitEnd();

        assertThat(typesOf(messages, shutdown)).containsExactly("status", "shutdown_reply", "status");
        assertThat(typesOf(messages, cell)).containsExactly("error", "execute_reply", "status");
    }

    @Test
    void cell_that_waits_behind_one_that_never_ends_is_not_run() throws InterruptedException {
        frontEnd.sendCell("System.out.print(\"on\"); while (true) Thread.onSpinWait();");
        Message waiting = frontEnd.sendCell("1 + 1");
        awaitStream();

        frontEnd.send(Channel.CONTROL, "shutdown_request", "{'restart': true}");
        List<Arrived> messages = frontEnd.awaitEnd();

        assertThat(typesOf(messages, waiting)).doesNotContain("execute_result");
    }

    private void awaitStream() throws InterruptedException {
        while (!frontEnd.take().type().equals("stream")) {
            Thread.onSpinWait();
        }
    }

    private static List<String> typesOf(List<Arrived> messages, Message request) {
        return messages.stream()
                .filter(each -> each.message().parent().equals(request.header()))
                .map(Arrived::type)
                .toList();
    }
}
