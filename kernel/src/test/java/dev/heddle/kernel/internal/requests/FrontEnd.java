package dev.heddle.kernel.internal.requests;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.heddle.kernel.internal.protocol.Channel;
import dev.heddle.kernel.internal.protocol.Message;
import dev.heddle.kernel.internal.protocol.MessageCodec;
import dev.heddle.kernel.internal.protocol.ProtocolException;
import dev.heddle.kernel.internal.requests.Exchange.Arrived;
import dev.heddle.kernel.internal.requests.InMemoryTransport.Sent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A front end of a test, and the kernel that it talks to, which serves as `Main` lets it. Every message that arrives is
/// held against the protocol ([MessageSpec]).
final class FrontEnd {

    private static final String KEY = "the key of the test";
    static final byte[] IDENTITY = {0, -1, 'f', 'e'};

    private final InMemoryTransport transport = new InMemoryTransport();
    private final MessageCodec codec = new MessageCodec(KEY);
    private final Thread main = Thread.ofPlatform().name("kernel").unstarted(this::serve);
    private final KernelServer kernel;
    private final List<Arrived> strays = new ArrayList<>(); // what belonged to no request that was asked for

    private final List<Message> requests = new ArrayList<>(); // those that are to end in idle
    private final List<Arrived> all = new ArrayList<>();

    private FrontEnd(Map<String, String> environment, MessageCodec kernels) {
        kernel = new KernelServer(transport, kernels, environment);
    }

    /// A kernel that keeps no history: the file of who runs the tests is theirs.
    static FrontEnd start() {
        return start(Map.of("HEDDLE_HISTORY", "off"));
    }

    static FrontEnd start(Map<String, String> environment) {
        return start(new FrontEnd(environment, new MessageCodec(KEY)));
    }

    /// A kernel that takes no larger messages.
    static FrontEnd start(long mostBytes) {
        return start(new FrontEnd(Map.of("HEDDLE_HISTORY", "off"), new MessageCodec(KEY, mostBytes)));
    }

    private static FrontEnd start(FrontEnd frontEnd) {
        frontEnd.kernel.start();
        frontEnd.main.start();
        return frontEnd;
    }

    /// Sends a request and waits for all that comes of it.
    Exchange ask(Channel channel, String type, String content) throws InterruptedException {
        return await(send(channel, type, content));
    }

    Exchange run(String code) throws InterruptedException {
        return await(sendCell(code));
    }

    Message sendCell(String code) {
        return sendCell("", code);
    }

    /// @param subshell runs it; empty for the main shell
    Message sendCell(String subshell, String code) {
        JsonObject content = new JsonObject();
        content.addProperty("code", code);
        return send(subshell, "execute_request", content);
    }

    Message send(String subshell, String type, JsonObject content) {
        return send(Channel.SHELL, type, subshell, new JsonObject(), content);
    }

    Message send(Channel channel, String type, String content) {
        return send(channel, type, "", new JsonObject(), json(content));
    }

    /// Types a line where the kernel has asked for one.
    void type(Message question, String line) {
        JsonObject content = new JsonObject();
        content.addProperty("value", line);
        send(Channel.STDIN, "input_reply", "", question.header(), content);
    }

    /// Types a line without saying for which question, as some front ends do.
    ///
    /// @param date     when, by the clock of the front end
    /// @param identity who does it
    void type(String line, String date, byte... identity) {
        JsonObject header = header("input_reply", "");
        header.addProperty("date", date);
        JsonObject content = new JsonObject();
        content.addProperty("value", line);
        transport.deliver(Channel.STDIN, codec.encode(new Message(List.of(identity), header, new JsonObject(),
                new JsonObject(), content, List.of())));
    }

    /// Waits for the kernel to ask for a line; what comes before is kept for whoever waits for it.
    Arrived awaitQuestion() throws InterruptedException {
        while (true) {
            Arrived next = take();
            if (next.channel() == Channel.STDIN) {
                return next;
            }
            strays.add(next);
        }
    }

    /// Waits for a cell to print; all that comes is kept for whoever waits for it.
    void awaitOutput(Message cell) throws InterruptedException {
        Arrived next = take();
        strays.add(next);
        while (!next.type().equals("stream") || !belongs(next, cell)) {
            next = take();
            strays.add(next);
        }
    }

    private Message send(Channel channel, String type, String subshell, JsonObject parent, JsonObject content) {
        JsonObject header = header(type, subshell);
        Message request = new Message(List.of(IDENTITY), header, parent, new JsonObject(), content, List.of());
        if (channel == Channel.SHELL || channel == Channel.CONTROL) {
            requests.add(request);
        }
        transport.deliver(channel, codec.encode(request));
        return request;
    }

    private static JsonObject header(String type, String subshell) {
        JsonObject header = new JsonObject();
        header.addProperty("msg_id", UUID.randomUUID().toString());
        header.addProperty("msg_type", type);
        header.addProperty("session", "线程");
        header.addProperty("username", "learner");
        header.addProperty("date", "2026-01-01T00:00:00.000001Z");
        header.addProperty("version", "5.5");
        if (!subshell.isEmpty()) {
            header.addProperty("subshell_id", subshell);
        }
        return header;
    }

    /// Sends a cell, and then the same bytes again, as somebody could who has recorded them.
    Message sendTwice(String code) {
        Message cell = sendCell(code);
        transport.deliver(Channel.SHELL, codec.encode(cell));
        return cell;
    }

    void sendRaw(Channel channel, String... frames) {
        transport.deliver(channel, List.of(frames).stream().map(frame -> frame.getBytes(UTF_8)).toList());
    }

    /// Waits until the kernel is idle after the request.
    Exchange await(Message request) throws InterruptedException {
        List<Arrived> mine = new ArrayList<>();
        strays.removeIf(stray -> belongs(stray, request) && mine.add(stray));
        while (mine.isEmpty() || !isIdle(mine.getLast())) {
            Arrived next = take();
            (belongs(next, request) ? mine : strays).add(next);
        }
        return new Exchange(request, mine);
    }

    /// Waits for the next message, whatever it belongs to.
    Arrived take() throws InterruptedException {
        return arrived(transport.take());
    }

    /// Waits until the kernel has closed its transport; then there is nothing more to come.
    List<Arrived> awaitEnd() throws InterruptedException {
        main.join();
        return transport.left().stream().map(this::arrived).toList();
    }

    /// Ends the kernel; by then every request has come to its end, in the order that the protocol demands.
    void end() throws InterruptedException {
        send(Channel.CONTROL, "shutdown_request", "{'restart': false}");
        awaitEnd();
        MessageSpec.checkOrder(requests, all);
    }

    static JsonObject json(String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }

    private void serve() {
        try (kernel) {
            kernel.awaitShutdown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Arrived arrived(Sent sent) {
        try {
            // a codec of its own each time: a test may look at the same message twice
            Arrived arrived = new Arrived(sent.channel(), new MessageCodec(KEY).decode(sent.frames()));
            MessageSpec.check(arrived);
            all.add(arrived);
            return arrived;
        } catch (ProtocolException e) {
            throw new IllegalStateException("the kernel sent what is no message", e);
        }
    }

    private static boolean belongs(Arrived arrived, Message request) {
        JsonElement id = arrived.message().parent().get("msg_id");
        return id != null && id.getAsString().equals(request.id());
    }

    private static boolean isIdle(Arrived arrived) {
        return arrived.type().equals("status")
                && arrived.message().content().get("execution_state").getAsString().equals("idle");
    }
}
