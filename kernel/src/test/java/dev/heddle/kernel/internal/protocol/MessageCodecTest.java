package dev.heddle.kernel.internal.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class MessageCodecTest {

    private static final String KEY = "a0436f6c-1916-498b-8eb9-e81ab9368e84";
    private static final byte[] ANY_BYTES = {0, -1, '<', 'I', 'D', 'S', 127, -128};

    private final MessageCodec codec = new MessageCodec(KEY);

    @Test
    void message_arrives_field_by_field() throws ProtocolException {
        Message sent = new Message(List.of(ANY_BYTES, new byte[0], "second".getBytes(UTF_8)),
                json("{'msg_id': '1', 'msg_type': 'execute_request', 'n': 1.5}"), json("{'msg_id': '0'}"),
                json("{'deleted': [null, true, {}]}"), json("{'code': '线程 😀\\n\\u0000 \\u2028 <b>&amp;</b>'}"),
                List.of(ANY_BYTES, new byte[0]));

        Message arrived = codec.decode(codec.encode(sent));

        assertThat(arrived).usingRecursiveComparison().isEqualTo(sent);
        assertThat(arrived.id()).isEqualTo("1");
        assertThat(arrived.type()).isEqualTo("execute_request");
    }

    @Test
    void frames_are_identities_delimiter_signature_four_objects_and_buffers() {
        Message message = new Message(List.of(ANY_BYTES), json("{'a': 1}"), json("{}"), json("{'b': 2}"),
                json("{'c': '线'}"), List.of(ANY_BYTES));

        List<byte[]> frames = codec.encode(message);

        assertThat(frames).hasSize(8);
        assertThat(frames.getFirst()).isEqualTo(ANY_BYTES);
        assertThat(frames.subList(1, 7)).extracting(frame -> new String(frame, UTF_8))
                .containsExactly("<IDS|MSG>", "581424741b75729f5370ba7c7acb7edf399868bcd218abaaed356aede818633d",
                        "{\"a\":1}", "{}", "{\"b\":2}", "{\"c\":\"线\"}");
        assertThat(frames.getLast()).isEqualTo(ANY_BYTES);
    }

    @Test
    void empty_key_signs_nothing_and_believes_everything() throws ProtocolException {
        MessageCodec open = new MessageCodec("");
        List<byte[]> frames = new ArrayList<>(open.encode(open.published("status", json("{}"), json("{'a': 1}"))));

        assertThat(frames.get(2)).isEmpty();
        frames.set(2, "anything".getBytes(UTF_8));
        assertThat(open.decode(frames).content()).isEqualTo(json("{'a': 1}"));
    }

    @Test
    void reply_goes_to_who_asked_and_names_its_request() {
        Message request = new Message(List.of(ANY_BYTES), json("{'msg_id': '7', 'msg_type': 'history_request'}"),
                json("{'msg_id': '6'}"), json("{'m': 1}"), json("{}"), List.of(ANY_BYTES));

        Message reply = codec.reply(request, json("{'status': 'ok'}"));

        assertThat(reply.identities()).containsExactly(ANY_BYTES);
        assertThat(reply.type()).isEqualTo("history_reply");
        assertThat(reply.parent()).isEqualTo(request.header());
        assertThat(reply.metadata()).isEqualTo(json("{}"));
        assertThat(reply.content()).isEqualTo(json("{'status': 'ok'}"));
        assertThat(reply.buffers()).isEmpty();
    }

    @Test
    void published_message_has_its_type_as_topic() {
        Message stream = codec.published("stream", json("{'msg_id': '7'}"), json("{'text': 'x'}"));

        assertThat(stream.identities()).containsExactly("stream".getBytes(UTF_8));
        assertThat(stream.type()).isEqualTo("stream");
        assertThat(stream.parent()).isEqualTo(json("{'msg_id': '7'}"));
        assertThat(stream.content()).isEqualTo(json("{'text': 'x'}"));
    }

    @Test
    void header_tells_who_and_when() {
        Instant before = Instant.now();
        JsonObject header = codec.published("status", json("{}"), json("{}")).header();
        JsonObject next = codec.published("status", json("{}"), json("{}")).header();

        assertThat(header.keySet())
                .containsExactlyInAnyOrder("msg_id", "session", "username", "date", "msg_type", "version");
        assertThat(header.get("version").getAsString()).isEqualTo("5.5");
        assertThat(header.get("username").getAsString()).isEqualTo("kernel");
        assertThat(header.get("session")).isEqualTo(next.get("session"));
        assertThat(header.get("msg_id")).isNotEqualTo(next.get("msg_id"));
        assertThat(header.get("date").getAsString())
                .matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{6}Z");
        assertThat(Instant.parse(header.get("date").getAsString()))
                .isBetween(before.minus(Duration.ofSeconds(1)), Instant.now());
    }

    static Stream<Arguments> notObjects() {
        return Stream.of(argumentSet("nothing", ""), argumentSet("null", "null"), argumentSet("array", "[]"),
                argumentSet("text", "\"a\""), argumentSet("open", "{"), argumentSet("two", "{}{}"),
                argumentSet("garbage behind it", "{} x"), argumentSet("single quotes", "{'a': 1}"),
                argumentSet("no quotes", "{a: 1}"), argumentSet("not a number", "{\"a\": NaN}"),
                argumentSet("infinite", "{\"a\": -Infinity}"), argumentSet("comment", "{} // so"),
                argumentSet("comment inside", "{/* so */}"), argumentSet("comma at the end", "{\"a\": 1,}"),
                argumentSet("semicolon", "{\"a\": 1; \"b\": 2}"), argumentSet("equals sign", "{\"a\" = 1}"),
                argumentSet("control character", "{\"a\": \"\u0001\"}"), argumentSet("octal", "{\"a\": 017}"),
                argumentSet("capitals", "{\"a\": TRUE}"), argumentSet("escape that is none", "{\"a\": \"\\x\"}"),
                argumentSet("hundred thousand lists", "{\"a\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}"),
                argumentSet("hundred thousand objects", "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000)));
    }

    @ParameterizedTest
    @MethodSource("notObjects")
    void what_is_not_exactly_one_json_object_is_refused(String text) {
        List<byte[]> frames = signed("{}", "{}", "{}", text);

        assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> codec.decode(frames))
                .withMessageContaining("JSON");
    }

    static Stream<Arguments> notUtf8() {
        return Stream.of(argumentSet("never a first byte", new byte[]{'{', '"', (byte) 0xff, '"', ':', '1', '}'}),
                argumentSet("cut character", new byte[]{'{', '"', (byte) 0xe4, (byte) 0xb8, '"', ':', '1', '}'}),
                argumentSet("surrogate", new byte[]{'{', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', ':', '1',
                        '}'}));
    }

    @ParameterizedTest
    @MethodSource("notUtf8")
    void what_is_not_utf8_is_refused(byte[] text) {
        List<byte[]> frames = signed(List.of("{}".getBytes(UTF_8), text, "{}".getBytes(UTF_8), "{}".getBytes(UTF_8)));

        assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> codec.decode(frames))
                .withMessageStartingWith("broken JSON: ");
    }

    @Test
    void wrong_signature_is_refused_before_anything_is_read() {
        List<byte[]> frames = signed("not", "even", "JSON", "!");

        for (String signature : List.of("", "0", "0".repeat(64))) {
            List<byte[]> forged = new ArrayList<>(frames);
            forged.set(1, signature.getBytes(UTF_8));
            assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> codec.decode(forged))
                    .withMessage("wrong signature");
        }
    }

    @Test
    void signature_covers_each_of_the_four_objects() {
        List<byte[]> frames = signed("{\"a\":1}", "{\"a\":2}", "{\"a\":3}", "{\"a\":4}");

        for (int i = 2; i < 6; i++) {
            List<byte[]> forged = new ArrayList<>(frames);
            forged.set(i, "{\"a\":5}".getBytes(UTF_8));
            assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> codec.decode(forged))
                    .withMessage("wrong signature");
        }
    }

    @Test
    void message_that_comes_again_is_refused() throws ProtocolException {
        List<byte[]> frames = signed("{\"msg_id\":\"1\"}", "{}", "{}", "{}");
        List<byte[]> others = signed("{\"msg_id\":\"2\"}", "{}", "{}", "{}");

        codec.decode(frames);
        codec.decode(others);

        for (List<byte[]> again : List.of(frames, others)) {
            assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> codec.decode(again))
                    .withMessage("a message that has come before");
        }
    }

    @Test
    void forged_signature_does_not_make_the_right_message_a_replay() throws ProtocolException {
        List<byte[]> frames = signed("{\"msg_id\":\"1\"}", "{}", "{}", "{}");
        List<byte[]> forged = new ArrayList<>(frames);
        forged.set(5, "{\"code\":\"1\"}".getBytes(UTF_8));

        assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> codec.decode(forged));

        assertThat(codec.decode(frames).id()).isEqualTo("1");
    }

    @Test
    void message_that_is_too_large_tells_who_has_sent_it() {
        MessageCodec small = new MessageCodec(KEY, 1 << 20);
        List<byte[]> frames = new ArrayList<>(signed("{\"msg_id\":\"1\"}", "{}", "{}", "{}"));
        frames.addFirst(ANY_BYTES);
        frames.add(new byte[3 << 20]);

        assertThatExceptionOfType(OversizedException.class).isThrownBy(() -> small.decode(frames))
                .withMessage("a message of 3 MB is too large")
                .satisfies(problem -> {
                    assertThat(problem.message().id()).isEqualTo("1");
                    assertThat(problem.message().identities()).containsExactly(ANY_BYTES);
                });
    }

    @Test
    void missing_frames_are_counted() {
        List<byte[]> frames = signed("{}", "{}", "{}", "{}");

        for (int size = 0; size < frames.size(); size++) {
            List<byte[]> cut = frames.subList(0, size);
            assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> codec.decode(cut))
                    .withMessage("a message of " + size + " frames is too short");
        }
    }

    @Test
    void message_without_delimiter_is_refused() {
        List<byte[]> frames = new ArrayList<>(signed("{}", "{}", "{}", "{}"));
        frames.set(0, "<ids|msg>".getBytes(UTF_8));

        assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> codec.decode(frames))
                .withMessage("a message of 6 frames is too short");
    }

    @Test
    void of_two_fields_of_one_name_the_last_counts_as_in_python() throws ProtocolException {
        Message message = codec.decode(signed("{}", "{}", "{}", "{\"a\":1,\"a\":2}"));

        assertThat(message.content()).isEqualTo(json("{'a': 2}"));
    }

    @Test
    void header_of_anything_has_an_empty_type_and_id() throws ProtocolException {
        Message message = codec.decode(signed("{\"msg_type\":{},\"msg_id\":[1]}", "{}", "{}", "{}"));

        assertThat(message.type()).isEmpty();
        assertThat(message.id()).isEmpty();
    }

    private static List<byte[]> signed(String header, String parent, String metadata, String content) {
        return signed(Stream.of(header, parent, metadata, content).map(text -> text.getBytes(UTF_8)).toList());
    }

    /// Frames with a right signature and any content.
    private static List<byte[]> signed(List<byte[]> objects) {
        List<byte[]> frames = new ArrayList<>();
        frames.add("<IDS|MSG>".getBytes(UTF_8));
        frames.add(new Signer(KEY).sign(objects).getBytes(UTF_8));
        frames.addAll(objects);
        return frames;
    }

    private static JsonObject json(String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }
}
