package dev.heddle.processes.internal.copy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what a [ShortWriter] has written.
public final class ShortReader {

    private static final @Nullable Object[] NOTHING = {};

    private final ByteBuffer bytes;
    private final LambdaShapes shapes;
    private ClassLoader loader = ClassLoader.getSystemClassLoader();

    /// @param shapes the lambdas that the sender has told of
    public ShortReader(byte[] bytes, LambdaShapes shapes) {
        this.bytes = ByteBuffer.wrap(bytes);
        this.shapes = shapes;
    }

    /// The next value.
    public @Nullable Object read() {
        byte tag = bytes.get();
        return switch (tag) {
            case ShortWriter.NULL -> null;
            case ShortWriter.INT -> bytes.getInt();
            case ShortWriter.LONG -> bytes.getLong();
            case ShortWriter.DOUBLE -> Double.longBitsToDouble(bytes.getLong());
            case ShortWriter.TRUE -> true;
            case ShortWriter.FALSE -> false;
            case ShortWriter.BYTE -> (byte) bytes.getLong();
            case ShortWriter.SHORT -> (short) bytes.getLong();
            case ShortWriter.CHAR -> (char) bytes.getLong();
            case ShortWriter.FLOAT -> Float.intBitsToFloat((int) bytes.getLong());
            case ShortWriter.TEXT -> readText();
            case ShortWriter.LIST -> readList();
            case ShortWriter.LAMBDA -> readLambda();
            default -> throw new IllegalStateException("a message holds a value of unknown type " + tag);
        };
    }

    /// Knows the classes of what has been read.
    public ClassLoader loader() {
        return loader;
    }

    private String readText() {
        int length = bytes.getInt();
        String text = new String(bytes.array(), bytes.position(), length, StandardCharsets.UTF_8);
        bytes.position(bytes.position() + length);
        return text;
    }

    private List<@Nullable Object> readList() {
        int count = bytes.getInt();
        List<@Nullable Object> list = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            list.add(read());
        }
        return list;
    }

    private Object readLambda() {
        LambdaShape shape = shapes.numbered(bytes.getInt());
        if (shape.isForeign()) {
            loader = shape.capturing().getClassLoader();
        }
        int count = bytes.getInt();
        @Nullable
        Object[] captured = count == 0 ? NOTHING : new @Nullable Object[count];
        for (int i = 0; i < count; i++) {
            captured[i] = read();
        }
        return shape.make(captured);
    }
}
