package dev.heddle.processes.internal.ring;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Reads what a [ValueWriter] has written.
final class ValueReader {

    private final byte[] bytes;
    private final RecordShapes shapes;
    private int at;

    ValueReader(byte[] bytes, RecordShapes shapes) {
        this.bytes = bytes;
        this.shapes = shapes;
    }

    Object record() {
        at++; // its tag is the message's
        return readRecord();
    }

    private @Nullable Object read() {
        byte tag = bytes[at++];
        return switch (tag) {
            case Tag.NULL -> null;
            case Tag.INT -> readInt();
            case Tag.LONG -> readLong();
            case Tag.DOUBLE -> Double.longBitsToDouble(readLong());
            case Tag.BOOLEAN -> bytes[at++] != 0;
            case Tag.BYTE -> bytes[at++];
            case Tag.SHORT -> (short) readInt();
            case Tag.CHAR -> (char) readInt();
            case Tag.FLOAT -> Float.intBitsToFloat(readInt());
            case Tag.RECORD -> readRecord();
            default -> readBytes(tag);
        };
    }

    private Object readBytes(byte tag) {
        int length = readInt();
        int from = at;
        at += length;
        return switch (tag) {
            case Tag.STRING -> new String(bytes, from, length, StandardCharsets.UTF_8);
            case Tag.STRING_OF_CHARS -> TextForm.read(bytes, from, length);
            case Tag.BYTES -> Arrays.copyOfRange(bytes, from, from + length);
            case Tag.JAVA -> JavaForm.read(bytes, from, length);
            default -> throw new IllegalStateException("a record holds a value of unknown type " + tag);
        };
    }

    private Object readRecord() {
        int length = Short.toUnsignedInt((short) ValueWriter.SHORTS.get(bytes, at));
        RecordShape shape = shapes.named(bytes, at + 2, length);
        at += 2 + length;
        @Nullable
        Object[] components = new @Nullable Object[shape.readers().length];
        for (int i = 0; i < components.length; i++) {
            components[i] = read();
        }
        return shape.make(components);
    }

    private int readInt() {
        int value = (int) ValueWriter.INTS.get(bytes, at);
        at += 4;
        return value;
    }

    private long readLong() {
        long value = (long) ValueWriter.LONGS.get(bytes, at);
        at += 8;
        return value;
    }
}
