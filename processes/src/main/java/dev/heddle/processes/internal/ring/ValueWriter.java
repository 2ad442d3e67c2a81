package dev.heddle.processes.internal.ring;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Writes a record: its class's name, then its components, each behind its tag.
final class ValueWriter {

    static final VarHandle SHORTS = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.nativeOrder());
    static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.nativeOrder());
    static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private final RecordShapes shapes;
    private byte[] bytes = new byte[128];
    private int length;

    ValueWriter(RecordShapes shapes) {
        this.shapes = shapes;
    }

    Message message(Record value) {
        write(value);
        return Message.bytes(Tag.RECORD, bytes, length);
    }

    private void write(@Nullable Object value) {
        // No switch over types: a young JVM takes long for each.
        if (value instanceof Integer number) {
            writeInt(Tag.INT, number);
        } else if (value instanceof String text) {
            writeText(text);
        } else if (value instanceof Double number) {
            writeLong(Tag.DOUBLE, Double.doubleToRawLongBits(number));
        } else if (value instanceof Boolean bool) {
            writeByte(Tag.BOOLEAN, (byte) (bool ? 1 : 0));
        } else if (value instanceof Long number) {
            writeLong(Tag.LONG, number);
        } else if (value == null) {
            tag(Tag.NULL, 0);
        } else if (value instanceof byte[] body) {
            writeBytes(Tag.BYTES, body);
        } else if (value instanceof Record data) {
            writeRecord(data);
        } else {
            writeRare(value);
        }
    }

    private void writeRare(Object value) {
        if (value instanceof Byte number) {
            writeByte(Tag.BYTE, number);
        } else if (value instanceof Short number) {
            writeInt(Tag.SHORT, number);
        } else if (value instanceof Character character) {
            writeInt(Tag.CHAR, character);
        } else if (value instanceof Float number) {
            writeInt(Tag.FLOAT, Float.floatToRawIntBits(number));
        } else {
            writeBytes(Tag.JAVA, JavaForm.write(value));
        }
    }

    private void writeText(String text) {
        if (TextForm.needsChars(text)) {
            writeBytes(Tag.STRING_OF_CHARS, TextForm.write(text));
        } else {
            writeBytes(Tag.STRING, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void writeRecord(Record value) {
        RecordShape shape = shapes.of(value.getClass());
        if (shape == null) {
            writeBytes(Tag.JAVA, JavaForm.write(value));
            return;
        }
        byte[] name = shape.name();
        tag(Tag.RECORD, 2 + name.length);
        SHORTS.set(bytes, length, (short) name.length);
        System.arraycopy(name, 0, bytes, length + 2, name.length);
        length += 2 + name.length;
        for (int i = 0; i < shape.readers().length; i++) {
            write(shape.read(value, i));
        }
    }

    private void writeByte(byte tag, byte value) {
        tag(tag, 1);
        bytes[length++] = value;
    }

    private void writeInt(byte tag, int value) {
        tag(tag, 4);
        INTS.set(bytes, length, value);
        length += 4;
    }

    private void writeLong(byte tag, long value) {
        tag(tag, 8);
        LONGS.set(bytes, length, value);
        length += 8;
    }

    private void writeBytes(byte tag, byte[] body) {
        tag(tag, 4 + body.length);
        INTS.set(bytes, length, body.length);
        System.arraycopy(body, 0, bytes, length + 4, body.length);
        length += 4 + body.length;
    }

    /// Writes the tag, and makes room for what follows.
    private void tag(byte tag, int following) {
        int needed = Math.addExact(length + 1, following);
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8, Math.max(needed, 2L * bytes.length)));
        }
        bytes[length++] = tag;
    }
}
