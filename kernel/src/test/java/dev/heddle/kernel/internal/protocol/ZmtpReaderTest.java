package dev.heddle.kernel.internal.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Bytes of the network become messages.
final class ZmtpReaderTest {

    private static final class Heard implements ZmtpReader.Listener {

        private final List<String> all = new ArrayList<>();

        @Override
        public void greeted() {
            all.add("greeted");
        }

        @Override
        public void command(String name, ByteBuffer data) {
            all.add(name + " + " + data.remaining());
        }

        @Override
        public void message(List<byte[]> frames) {
            all.add(frames.stream()
                    .map(frame -> frame.length > 9 ? frame.length + " bytes" : new String(frame, UTF_8))
                    .toList()
                    .toString());
        }
    }

    private final Heard heard = new Heard();
    private final ZmtpReader reader = new ZmtpReader(heard);

    @Test
    void bytes_one_by_one_are_the_same_as_all_at_once() throws Exception {
        byte[] bytes = all(Zmtp.greeting(), Zmtp.ready("DEALER", "me".getBytes(UTF_8)),
                Zmtp.message(List.of(text("a"), text(""), new byte[255], new byte[256], new byte[200_000])),
                Zmtp.message(List.of(text(""))), Zmtp.command(Zmtp.PING, ByteBuffer.wrap(new byte[]{0, 9, 7})));
        Heard atOnce = new Heard();

        for (byte each : bytes) {
            reader.read(ByteBuffer.wrap(new byte[]{each}));
        }
        new ZmtpReader(atOnce).read(ByteBuffer.wrap(bytes));

        assertThat(heard.all).containsExactly("greeted", "READY + 37",
                "[a, , 255 bytes, 256 bytes, 200000 bytes]", "[]", "PING + 3");
        assertThat(atOnce.all).isEqualTo(heard.all);
    }

    @Test
    void command_between_the_frames_of_a_message_does_not_tear_it() throws Exception {
        byte[] ping = all(Zmtp.command(Zmtp.PING, ByteBuffer.allocate(2)));

        reader.read(Zmtp.greeting());
        reader.read(ByteBuffer.wrap(new byte[]{Zmtp.MORE, 1, 'a'}));
        reader.read(ByteBuffer.wrap(ping));
        reader.read(ByteBuffer.wrap(new byte[]{0, 1, 'b'}));

        assertThat(heard.all).containsExactly("greeted", "PING + 2", "[a, b]");
    }

    @Test
    void another_language_is_refused_at_its_first_byte() {
        assertRefused("GET / HTTP/1.1".getBytes(UTF_8), "it does not speak ZeroMQ");
    }

    @Test
    void oldest_zeromq_is_refused() {
        byte[] greeting = all(Zmtp.greeting());
        greeting[10] = 1;

        assertRefused(greeting, "it speaks a ZeroMQ older than 4.0");
    }

    @Test
    void encryption_is_refused_by_name() {
        byte[] greeting = all(Zmtp.greeting());
        System.arraycopy(text("CURVE"), 0, greeting, 12, 5);

        assertRefused(greeting, "it wants the mechanism CURVE, there is only NULL");
    }

    @Test
    void unknown_flags_are_refused() {
        assertRefused(all(Zmtp.greeting(), ByteBuffer.wrap(new byte[]{8, 0})), "a frame with flags 8");
    }

    @Test
    void announced_gigabytes_are_refused_before_they_come() {
        ByteBuffer head = ByteBuffer.allocate(9).put((byte) Zmtp.LONG).putLong(1L << 40).flip();

        assertRefused(all(Zmtp.greeting(), head), "a message of more than " + ZmtpReader.MOST_BYTES + " bytes");
    }

    @Test
    void negative_length_is_refused() {
        ByteBuffer head = ByteBuffer.allocate(9).put((byte) Zmtp.LONG).putLong(-1).flip();

        assertRefused(all(Zmtp.greeting(), head), "a message of more than " + ZmtpReader.MOST_BYTES + " bytes");
    }

    @Test
    void command_without_a_name_is_refused() {
        assertRefused(all(Zmtp.greeting(), ByteBuffer.wrap(new byte[]{Zmtp.COMMAND, 0})), "a command without a name");
    }

    @Test
    void properties_that_are_cut_off_are_refused() {
        assertThatExceptionOfType(ProtocolException.class)
                .isThrownBy(() -> Zmtp.properties(ByteBuffer.wrap(new byte[]{3, 'a', 'b'})))
                .withMessage("a command was cut off");
    }

    private void assertRefused(byte[] bytes, String why) {
        assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> reader.read(ByteBuffer.wrap(bytes)))
                .withMessage(why);
    }

    private static byte[] text(String text) {
        return text.getBytes(UTF_8);
    }

    private static byte[] all(ByteBuffer... buffers) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Arrays.stream(buffers).forEach(each -> {
            byte[] some = new byte[each.remaining()];
            each.get(some);
            bytes.writeBytes(some);
        });
        return bytes.toByteArray();
    }
}
