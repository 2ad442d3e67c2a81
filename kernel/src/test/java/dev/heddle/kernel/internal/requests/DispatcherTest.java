package dev.heddle.kernel.internal.requests;

import static dev.heddle.kernel.internal.requests.FrontEnd.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.google.gson.JsonObject;
import dev.heddle.kernel.internal.protocol.Channel;
import dev.heddle.kernel.internal.protocol.Message;
import dev.heddle.kernel.internal.protocol.MessageCodec;
import dev.heddle.kernel.internal.protocol.ProtocolException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class DispatcherTest {

    private final InMemoryTransport transport = new InMemoryTransport();
    private final MessageCodec codec = new MessageCodec("");
    private final BlockingQueue<String> ended = new LinkedBlockingQueue<>();
    private final Dispatcher dispatcher = new Dispatcher(Channel.SHELL, new Outbox(transport, codec),
            Map.of("fail_request", this::fail, "execute_request", this::fail, "ok_request", _ -> json("{'n': 1}")),
            request -> ended.add(request.id()));
    private Throwable problem = new IllegalStateException("unset");

    @AfterEach
    void stop() {
        dispatcher.stop();
    }

    static Stream<Arguments> problems() {
        return Stream.of(argumentSet("exception", new IllegalStateException("no")),
                argumentSet("checked exception", new IOException("no")),
                argumentSet("assertion of the compiler", new AssertionError("no")),
                argumentSet("class", new NoClassDefFoundError("no")),
                argumentSet("stack", new StackOverflowError("no")), argumentSet("JVM", new InternalError("no")));
    }

    @ParameterizedTest
    @MethodSource("problems")
    void request_whose_handler_throws_is_answered_and_so_is_the_next(Throwable thrown) throws Exception {
        problem = thrown;
        dispatcher.start();

        dispatcher.add(request("1", "fail_request"));
        dispatcher.add(request("2", "ok_request"));
        List<String> order = List.of(ended.take(), ended.take());

        String name = thrown.getClass().getSimpleName();
        assertThat(order).containsExactly("1", "2");
        assertThat(sent()).extracting(Message::type)
                .containsExactly("status", "fail_reply", "status", "status", "ok_reply", "status");
        assertThat(sent().get(1).content()).isEqualTo(json("{'status': 'error', 'ename': '" + name
                + "', 'evalue': 'no', 'traceback': ['" + name + ": no']}"));
        assertThat(sent().get(4).content()).isEqualTo(json("{'n': 1}"));
    }

    @Test
    void cell_whose_handler_throws_shows_it_to_its_reader() throws Exception {
        problem = new IOException("the JVM for the cells did not connect within 30 s");
        dispatcher.start();

        dispatcher.add(request("1", "execute_request"));
        ended.take();

        assertThat(sent()).extracting(Message::type).containsExactly("status", "error", "execute_reply", "status");
        assertThat(sent().get(1).content()).isEqualTo(json("""
                {'ename': 'IOException', 'evalue': 'the JVM for the cells did not connect within 30 s',
                 'traceback': ['IOException: the JVM for the cells did not connect within 30 s']}"""));
    }

    @Test
    void cells_that_wait_behind_a_failing_one_are_answered_but_not_run() throws Exception {
        problem = new IOException("no");
        dispatcher.add(request("1", "execute_request"));
        dispatcher.add(request("2", "execute_request"));
        dispatcher.add(request("3", "ok_request"));
        dispatcher.add(request("4", "execute_request"));

        dispatcher.start();
        List<String> order = List.of(ended.take(), ended.take(), ended.take(), ended.take());
        dispatcher.add(request("5", "execute_request"));
        ended.take();

        assertThat(order).containsExactly("1", "2", "3", "4");
        assertThat(sent()).extracting(Message::type)
                .containsExactly("status", "error", "execute_reply", "status",
                        "status", "execute_reply", "status", "status", "ok_reply", "status", "status", "execute_reply",
                        "status", "status", "error", "execute_reply", "status");
        assertThat(sent().get(5).content()).isEqualTo(json("{'status': 'aborted', 'execution_count': 0}"));
        assertThat(sent().get(11).content()).isEqualTo(json("{'status': 'aborted', 'execution_count': 0}"));
    }

    @Test
    void cell_may_ask_that_others_run_though_it_fails() throws Exception {
        problem = new IOException("no");
        dispatcher.add(request("1", "execute_request", "{'stop_on_error': false}"));
        dispatcher.add(request("2", "execute_request"));

        dispatcher.start();
        ended.take();
        ended.take();

        assertThat(sent()).extracting(Message::type)
                .containsExactly("status", "error", "execute_reply", "status",
                        "status", "error", "execute_reply", "status");
    }

    private JsonObject fail(Message request) throws Exception {
        switch (problem) {
            case Exception e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException("no handler throws it", problem);
        }
    }

    private static Message request(String id, String type) {
        return request(id, type, "{}");
    }

    private static Message request(String id, String type, String content) {
        JsonObject header = json("{}");
        header.addProperty("msg_id", id);
        header.addProperty("msg_type", type);
        return new Message(List.of(), header, json("{}"), json("{}"), json(content), List.of());
    }

    private List<Message> sent() throws ProtocolException {
        List<Message> messages = new ArrayList<>();
        for (InMemoryTransport.Sent each : transport.left()) {
            messages.add(codec.decode(each.frames()));
        }
        return messages;
    }
}
