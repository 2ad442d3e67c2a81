package dev.heddle.kernel.comms;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CommsTest {

    private record Sent(String type, JsonObject content, int buffers) {}

    private final List<Sent> sent = new ArrayList<>();
    private final Comms comms = new Comms((type, content, _, buffers) -> sent.add(new Sent(type, content,
            buffers.size())));
    private final List<String> heard = new ArrayList<>();

    @Test
    void front_end_talks_with_a_target() {
        comms.register("echo", (comm, opening) -> {
            comm.send(opening.data());
            return listener(comm);
        });

        comms.opened("c1", "echo", message("{'n': 1}"));
        comms.received("c1", message("{'n': 2}"));
        Map<String, String> open = comms.list(null);
        comms.closed("c1", message("{'n': 3}"));
        comms.received("c1", message("{'n': 4}"));

        assertThat(sent).containsExactly(sent("comm_msg", "{'comm_id': 'c1', 'data': {'n': 1}}"),
                sent("comm_msg", "{'comm_id': 'c1', 'data': {'n': 2}}"));
        assertThat(heard).containsExactly("{\"n\":2}", "closed {\"n\":3}");
        assertThat(open).isEqualTo(Map.of("c1", "echo"));
        assertThat(comms.list(null)).isEmpty();
    }

    @Test
    void comm_to_nobody_is_closed() {
        comms.opened("c1", "nobody", message("{}"));

        assertThat(sent).containsExactly(sent("comm_close", "{'comm_id': 'c1', 'data': {}}"));
        assertThat(comms.list(null)).isEmpty();
    }

    @Test
    void comm_whose_target_fails_is_closed() {
        comms.register("broken", (_, _) -> {
            throw new IllegalStateException("broken");
        });

        comms.opened("c1", "broken", message("{}"));

        assertThat(sent).containsExactly(sent("comm_close", "{'comm_id': 'c1', 'data': {}}"));
        assertThat(comms.list(null)).isEmpty();
    }

    @Test
    void target_may_close_at_once() {
        comms.register("shy", (comm, _) -> {
            comm.close(json("{'sorry': true}"));
            return listener(comm);
        });

        comms.opened("c1", "shy", message("{}"));

        assertThat(sent).containsExactly(sent("comm_close", "{'comm_id': 'c1', 'data': {'sorry': true}}"));
        assertThat(comms.list(null)).isEmpty();
    }

    @Test
    void kernel_opens_a_comm_and_closes_it_once() {
        Comm comm = comms.open("widget", json("{'a': 1}"), _ -> {});
        Map<String, String> open = comms.list("widget");
        Map<String, String> others = comms.list("other");
        comm.send(json("{'b': 2}"), new byte[]{1}, new byte[0]);
        comm.close(json("{}"));
        comm.close(json("{}"));
        comm.send(json("{}"));

        assertThat(open).isEqualTo(Map.of(comm.id(), "widget"));
        assertThat(others).isEmpty();
        assertThat(sent).containsExactly(
                sent("comm_open", "{'comm_id': '" + comm.id() + "', 'data': {'a': 1}, 'target_name': 'widget'}"),
                new Sent("comm_msg", json("{'comm_id': '" + comm.id() + "', 'data': {'b': 2}}"), 2),
                sent("comm_close", "{'comm_id': '" + comm.id() + "', 'data': {}}"));
        assertThat(comm).hasToString("comm 'widget' (" + comm.id() + ")");
    }

    private CommListener listener(Comm comm) {
        return new CommListener() {

            @Override
            public void received(CommMessage message) {
                heard.add(message.data().toString());
                comm.send(message.data());
            }

            @Override
            public void closed(CommMessage message) {
                heard.add("closed " + message.data());
                comm.send(message.data());
            }
        };
    }

    private static Sent sent(String type, String content) {
        return new Sent(type, json(content), 0);
    }

    private static CommMessage message(String data) {
        return new CommMessage(json(data), new JsonObject(), List.of());
    }

    private static JsonObject json(String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }
}
