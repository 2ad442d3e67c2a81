package dev.heddle.kernel.internal.requests;

import static dev.heddle.kernel.internal.requests.FrontEnd.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.google.gson.JsonObject;
import dev.heddle.kernel.internal.protocol.Channel;
import dev.heddle.kernel.internal.protocol.Message;
import dev.heddle.kernel.internal.requests.Exchange.Arrived;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// One kernel and what it says; the tests do not depend on what cells declare.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class KernelServerTest {

    private FrontEnd frontEnd;
    private Arrived first;

    @BeforeAll
    void start() throws InterruptedException {
        frontEnd = FrontEnd.start();
        first = frontEnd.take();
    }

    @AfterAll
    void end() throws InterruptedException {
        frontEnd.end();
        assertThat(ProcessHandle.current().children()).isEmpty();
    }

    @Test
    void first_word_is_that_it_starts() {
        assertThat(first.channel()).isEqualTo(Channel.IOPUB);
        assertThat(first.type()).isEqualTo("status");
        assertThat(first.message().content()).isEqualTo(json("{'execution_state': 'starting'}"));
        assertThat(first.message().parent()).isEqualTo(json("{}"));
    }

    @ParameterizedTest
    @EnumSource(names = {"SHELL", "CONTROL"})
    void kernel_info_tells_who_it_is(Channel channel) throws InterruptedException {
        String java = Runtime.version().toString();

        Exchange exchange = frontEnd.ask(channel, "kernel_info_request", "{}");

        assertThat(exchange.types()).containsExactly("status", "kernel_info_reply", "status");
        assertThat(exchange.messages().get(1).channel()).isEqualTo(channel);
        assertThat(exchange.reply()).isEqualTo(
                json("""
                        {"status": "ok", "protocol_version": "5.5", "implementation": "heddle", "implementation_version": "0",
                         "language_info": {"name": "java", "version": "%s", "mimetype": "text/x-java",
                             "file_extension": ".java", "pygments_lexer": "java", "codemirror_mode": "text/x-java",
                             "nbconvert_exporter": "script"},
                         "banner": "Heddle 0, Java %s", "debugger": true, "supported_features": ["debugger", "kernel subshells"],
                         "help_links": [{"text": "The Java API",
                             "url": "https://docs.oracle.com/en/java/javase/%d/docs/api/index.html"}]}"""
                        .formatted(java, java, Runtime.version().feature())));
    }

    @Test
    void cell_says_busy_input_output_result_reply_and_idle() throws InterruptedException {
        String code = "System.out.print(\"线程 😀\"); 1 + 1";

        Exchange exchange = frontEnd.run(code);

        int count = exchange.reply().get("execution_count").getAsInt();
        JsonObject input = json("{'execution_count': " + count + "}");
        input.addProperty("code", code);
        assertThat(exchange.types()).containsExactly("status", "execute_input", "stream", "execute_result",
                "execute_reply", "status");
        assertThat(exchange.messages().stream().map(each -> each.message().content())).containsExactly(
                json("{'execution_state': 'busy'}"), input, json("{'name': 'stdout', 'text': '线程 😀'}"),
                json("{'execution_count': " + count + ", 'data': {'text/plain': '2'}, 'metadata': {}}"),
                json("{'status': 'ok', 'execution_count': " + count + ", 'user_expressions': {}, 'payload': []}"),
                json("{'execution_state': 'idle'}"));
    }

    @Test
    void every_message_names_its_request_and_goes_where_it_belongs() throws InterruptedException {
        Exchange exchange = frontEnd.run("System.err.print(1); 2");

        for (Arrived each : exchange.messages()) {
            Message message = each.message();
            boolean reply = message.type().equals("execute_reply");
            assertThat(message.parent()).isEqualTo(exchange.request().header());
            assertThat(message.metadata()).isEqualTo(json("{}"));
            assertThat(message.buffers()).isEmpty();
            assertThat(each.channel()).isEqualTo(reply ? Channel.SHELL : Channel.IOPUB);
            assertThat(message.identities()).hasSize(1);
            assertThat(message.identities().getFirst()).isEqualTo(
                    reply ? exchange.request().identities().getFirst() : message.type().getBytes(UTF_8));
        }
    }

    @Test
    void cell_that_fails_publishes_its_error_and_replies_with_it() throws InterruptedException {
        Exchange exchange = frontEnd.run("int broken = \"x\";");

        JsonObject error = exchange.content("error");
        JsonObject reply = error.deepCopy();
        reply.addProperty("status", "error");
        reply.add("execution_count", exchange.content("execute_input").get("execution_count"));
        assertThat(exchange.types()).containsExactly("status", "execute_input", "error", "execute_reply", "status");
        assertThat(error.get("ename").getAsString()).isEqualTo("CompileError");
        assertThat(error.get("evalue").getAsString())
                .isEqualTo("line 1: incompatible types: String cannot be converted to int");
        assertThat(error.getAsJsonArray("traceback")).hasSize(4);
        assertThat(exchange.reply()).isEqualTo(reply);
    }

    @Test
    void cells_are_counted_unless_silent_or_kept_out_of_history() throws InterruptedException {
        int before = count(frontEnd.run("1"));

        Exchange silent = frontEnd.ask(Channel.SHELL, "execute_request", "{'code': '1', 'silent': true}");
        Exchange secret = frontEnd.ask(Channel.SHELL, "execute_request", "{'code': '1', 'store_history': false}");
        Exchange last = frontEnd.run("1");

        assertThat(silent.types()).containsExactly("status", "execute_reply", "status");
        assertThat(count(silent)).isEqualTo(before);
        assertThat(secret.types())
                .containsExactly("status", "execute_input", "execute_result", "execute_reply", "status");
        assertThat(count(secret)).isEqualTo(before);
        assertThat(count(last)).isEqualTo(before + 1);
    }

    @Test
    void print_of_a_thread_that_belongs_to_no_cell_goes_to_the_cell_that_runs() throws InterruptedException {
        Exchange exchange = frontEnd.run(
                "java.util.concurrent.ForkJoinPool.commonPool().submit(() -> System.out.print(\"pool\")).join();");

        assertThat(exchange.printed("stdout")).isEqualTo("pool");
    }

    @Test
    void print_of_a_thread_goes_to_the_cell_that_started_it() throws InterruptedException {
        Exchange starter = frontEnd.run("""
                var gate = new java.util.concurrent.CountDownLatch(1);
                var late = Thread.ofVirtual().start(() -> {
                    try { gate.await(); } catch (InterruptedException e) { throw new IllegalStateException(e); }
                    System.out.print("late");
                });""");
        Message second = frontEnd.sendCell("gate.countDown(); late.join();");

        Arrived stream = frontEnd.take();
        while (!stream.type().equals("stream")) {
            stream = frontEnd.take();
        }

        assertThat(stream.message().content()).isEqualTo(json("{'name': 'stdout', 'text': 'late'}"));
        assertThat(stream.message().parent()).isEqualTo(starter.request().header());
        assertThat(second.id()).isNotEqualTo(starter.request().id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'code': null}", "{'code': {}}", "{'code': ['1']}"})
    void cell_without_code_is_told_so(String content) throws InterruptedException {
        Exchange exchange = frontEnd.ask(Channel.SHELL, "execute_request", content);

        String error = """
                'ename': 'IllegalArgumentException', 'evalue': "an execute_request needs a text 'code'",
                'traceback': ["IllegalArgumentException: an execute_request needs a text 'code'"]""";
        assertThat(exchange.types()).containsExactly("status", "error", "execute_reply", "status");
        assertThat(exchange.content("error")).isEqualTo(json("{" + error + "}"));
        assertThat(exchange.reply()).isEqualTo(json("{'status': 'error', " + error + "}"));
    }

    @ParameterizedTest
    @EnumSource(names = {"SHELL", "CONTROL"})
    void unknown_request_is_answered(Channel channel) throws InterruptedException {
        Exchange exchange = frontEnd.ask(channel, "bake_request", "{'cake': 1}");

        assertThat(exchange.types()).containsExactly("status", "bake_reply", "status");
        assertThat(exchange.reply()).isEqualTo(json("""
                {'status': 'error', 'ename': 'NotSupported', 'evalue': 'no bake_request is answered here',
                 'traceback': ['NotSupported: no bake_request is answered here']}"""));
    }

    @Test
    void message_that_is_no_request_gets_no_reply_but_idle() throws InterruptedException {
        Exchange exchange = frontEnd.ask(Channel.SHELL, "comm_open", "{}");

        assertThat(exchange.types()).containsExactly("status", "status");
    }

    static Stream<Arguments> brokenFrames() {
        return Stream.of(argumentSet("none", (Object) new String[0]),
                argumentSet("one", (Object) new String[]{"hello"}),
                argumentSet("no objects", (Object) new String[]{"<IDS|MSG>", "", "", "", "", ""}),
                argumentSet("wrong signature",
                        (Object) new String[]{"x", "<IDS|MSG>", "0000", "{}", "{}", "{}", "{'code': '1'}"}));
    }

    @ParameterizedTest
    @MethodSource("brokenFrames")
    void broken_frames_are_passed_over(String[] frames) throws InterruptedException {
        for (Channel channel : Channel.values()) {
            frontEnd.sendRaw(channel, frames);
        }

        assertThat(frontEnd.run("1").types())
                .containsExactly("status", "execute_input", "execute_result", "execute_reply", "status");
    }

    static Stream<Arguments> oddContents() {
        return Stream.of("execute_request", "complete_request", "inspect_request", "is_complete_request",
                "history_request", "comm_info_request", "kernel_info_request", "bake_request")
                .flatMap(type -> Stream.of("{}", "{'code': 1, 'cursor_pos': 'x', 'detail_level': {}}",
                        "{'code': '1', 'cursor_pos': -7, 'silent': 'x', 'user_expressions': [], 'n': {}}",
                        "{'code': '1', 'cursor_pos': 99999999, 'store_history': [], 'hist_access_type': 3}",
                        "{'code': {'code': '1'}, 'hist_access_type': 'tail', 'n': 'x', 'session': []}")
                        .map(content -> argumentSet(type + " " + content, type, content)));
    }

    @ParameterizedTest
    @MethodSource("oddContents")
    void request_with_missing_and_odd_fields_is_answered(String type, String content) throws InterruptedException {
        Exchange exchange = frontEnd.ask(Channel.SHELL, type, content);

        assertThat(exchange.reply().has("status")).isTrue();
        assertThat(exchange.types()).endsWith("status");
    }

    @Test
    void cell_of_ten_megabytes_is_run_and_its_text_comes_back() throws InterruptedException {
        String comment = "线".repeat(5_000_000);

        Exchange exchange = frontEnd.run("1 + 1 // " + comment);

        assertThat(exchange.content("execute_result").getAsJsonObject("data")).isEqualTo(json("{'text/plain': '2'}"));
        assertThat(exchange.content("execute_input").get("code").getAsString()).endsWith(comment);
    }

    @Test
    void control_is_answered_while_a_cell_runs() throws Exception {
        Message cell;
        Exchange info;

        try (ServerSocket gate = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            cell = frontEnd.sendCell("new java.net.Socket(java.net.InetAddress.getLoopbackAddress(), "
                    + gate.getLocalPort() + ").getInputStream().read()");
            try (Socket _ = gate.accept()) {
                info = frontEnd.ask(Channel.CONTROL, "kernel_info_request", "{}");
            }
        }
        Exchange ran = frontEnd.await(cell);

        assertThat(info.types()).containsExactly("status", "kernel_info_reply", "status");
        assertThat(ran.content("execute_result").getAsJsonObject("data")).isEqualTo(json("{'text/plain': '-1'}"));
    }

    @Test
    void cell_after_one_that_ended_its_jvm_runs_in_a_new_one() throws InterruptedException {
        frontEnd.run("int before = 1;");

        Exchange exit = frontEnd.run("System.out.print(\"bye\"); System.exit(3);");
        Exchange next = frontEnd.run("before");
        Exchange after = frontEnd.run("40 + 2");

        assertThat(exit.printed("stdout")).isEqualTo("bye");
        assertThat(exit.types())
                .containsExactly("status", "execute_input", "stream", "error", "execute_reply", "status");
        assertThat(exit.content("error").get("ename").getAsString()).isEqualTo("JvmEnded");
        assertThat(next.content("error").get("ename").getAsString()).isEqualTo("CompileError");
        assertThat(after.content("execute_result").getAsJsonObject("data")).isEqualTo(json("{'text/plain': '42'}"));
    }

    @Test
    void cells_queued_behind_a_failing_one_are_aborted() throws InterruptedException {
        Message failing = frontEnd.sendCell("Thread.sleep(300); throw new IllegalStateException();");
        Message second = frontEnd.sendCell("System.out.print(2);");
        Message third = frontEnd.sendCell("System.out.print(3);");

        int count = count(frontEnd.await(failing));
        List<Exchange> aborted = List.of(frontEnd.await(second), frontEnd.await(third));
        Exchange after = frontEnd.run("4");

        for (Exchange each : aborted) {
            assertThat(each.types()).containsExactly("status", "execute_reply", "status");
            assertThat(each.reply()).isEqualTo(json("{'status': 'aborted', 'execution_count': " + count + "}"));
        }
        assertThat(count(after)).isEqualTo(count + 1);
    }

    private static int count(Exchange exchange) {
        return exchange.reply().get("execution_count").getAsInt();
    }
}
