package dev.heddle.processes.internal.ring;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/// Turns values into messages and back: numbers, texts, arrays of numbers and records by a short form of our own, which
/// is many times faster than Java's serialization; everything else by that.
///
/// One for each object that reads or writes; threads can share it.
public final class Codec {

    private final RecordShapes shapes = new RecordShapes();

    /// The message for a value.
    ///
    /// @throws IllegalArgumentException if the value, or something in it, cannot be copied
    public Message encode(Object value) {
        // No switch over types: a young JVM takes long for each.
        if (value instanceof Integer number) {
            return Message.number(Tag.INT, number);
        } else if (value instanceof String text) {
            return ofText(text);
        } else if (value instanceof byte[] bytes) {
            return Message.bytes(Tag.BYTES, bytes, bytes.length);
        } else if (value instanceof Long number) {
            return Message.number(Tag.LONG, number);
        } else if (value instanceof Double number) {
            return Message.number(Tag.DOUBLE, Double.doubleToRawLongBits(number));
        } else if (value instanceof Record data && shapes.of(data.getClass()) != null) {
            return new ValueWriter(shapes).message(data);
        }
        return ofRare(value);
    }

    private static Message ofRare(Object value) {
        if (value instanceof Boolean bool) {
            return Message.number(Tag.BOOLEAN, bool ? 1 : 0);
        } else if (value instanceof int[] numbers) {
            return ofArray(Tag.INTS, MemorySegment.ofArray(numbers));
        } else if (value instanceof long[] numbers) {
            return ofArray(Tag.LONGS, MemorySegment.ofArray(numbers));
        } else if (value instanceof double[] numbers) {
            return ofArray(Tag.DOUBLES, MemorySegment.ofArray(numbers));
        }
        return whole(Tag.JAVA, JavaForm.write(Objects.requireNonNull(value)));
    }

    /// The value of a message.
    ///
    /// @throws IllegalStateException if the value's class is not known here, or is another one
    public Object decode(Message message) {
        return switch (message.type()) {
            case Tag.INT -> (int) message.bits();
            case Tag.LONG -> message.bits();
            case Tag.DOUBLE -> Double.longBitsToDouble(message.bits());
            case Tag.BOOLEAN -> message.bits() != 0;
            case Tag.BYTES -> exact(message);
            case Tag.STRING -> new String(message.bytes(), 0, message.length(), StandardCharsets.UTF_8);
            case Tag.STRING_OF_CHARS -> TextForm.read(message.bytes(), 0, message.length());
            case Tag.INTS -> segment(message).toArray(ValueLayout.JAVA_INT_UNALIGNED);
            case Tag.LONGS -> segment(message).toArray(ValueLayout.JAVA_LONG_UNALIGNED);
            case Tag.DOUBLES -> segment(message).toArray(ValueLayout.JAVA_DOUBLE_UNALIGNED);
            case Tag.RECORD -> new ValueReader(message.bytes(), shapes).record();
            case Tag.JAVA -> JavaForm.read(message.bytes(), 0, message.length());
            default -> throw new IllegalStateException("a queue holds a message of unknown type " + message.type());
        };
    }

    private static Message ofText(String text) {
        return TextForm.needsChars(text)
                ? whole(Tag.STRING_OF_CHARS, TextForm.write(text))
                : whole(Tag.STRING, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Message ofArray(byte tag, MemorySegment array) {
        return whole(tag, array.toArray(ValueLayout.JAVA_BYTE));
    }

    private static Message whole(byte tag, byte[] body) {
        return Message.bytes(tag, body, body.length);
    }

    private static MemorySegment segment(Message message) {
        return MemorySegment.ofArray(message.bytes()).asSlice(0, message.length());
    }

    private static byte[] exact(Message message) {
        byte[] bytes = message.bytes();
        return bytes.length == message.length() ? bytes : Arrays.copyOf(bytes, message.length());
    }
}
