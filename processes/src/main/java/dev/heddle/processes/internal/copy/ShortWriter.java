package dev.heddle.processes.internal.copy;

import java.lang.invoke.SerializedLambda;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Writes tasks and results that are nothing but numbers, texts, lists of them, and lambdas over them: a short form, for
/// which Java's serialization takes fifty times as long. What has another part has no short form.
///
/// A list or an array that is met twice has none either: the copies would be two.
public final class ShortWriter {

    static final byte NULL = 0;
    static final byte INT = 1;
    static final byte LONG = 2;
    static final byte DOUBLE = 3;
    static final byte TRUE = 4;
    static final byte FALSE = 5;
    static final byte BYTE = 6;
    static final byte SHORT = 7;
    static final byte CHAR = 8;
    static final byte FLOAT = 9;
    static final byte TEXT = 10;
    static final byte LIST = 11;
    static final byte LAMBDA = 12;

    private static final int LONGEST_TEXT = 1 << 20;

    private final @Nullable LambdaShapes shapes;
    private final List<LambdaShape> used = new ArrayList<>(1);
    private byte[] bytes = new byte[32];
    private ByteBuffer numbers = ByteBuffer.wrap(bytes);
    private int length;
    private @Nullable Set<Object> lists;

    /// @param shapes the lambdas that the receiver can be told of, or null if it understands none
    public ShortWriter(@Nullable LambdaShapes shapes) {
        this.shapes = shapes;
    }

    /// Writes a value, if it has a short form.
    public boolean write(@Nullable Object value) {
        return writeLeaf(value)
                || (value instanceof ArrayList<?> list && list.getClass() == ArrayList.class && writeList(list))
                || (shapes != null && value != null && value.getClass().isHidden() && writeLambda(value, shapes));
    }

    /// What has been written.
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    /// The lambdas in it.
    public List<LambdaShape> used() {
        return used;
    }

    /// No switch over types: a young JVM would make a class for it first.
    private boolean writeLeaf(@Nullable Object value) {
        if (value instanceof Integer number) {
            int at = tag(INT, Integer.BYTES);
            numbers.putInt(at, number);
        } else if (value instanceof String text) {
            return text.length() <= LONGEST_TEXT && writeText(text);
        } else if (value instanceof Long number) {
            writeLong(LONG, number);
        } else if (value instanceof Double number) {
            writeLong(DOUBLE, Double.doubleToRawLongBits(number));
        } else if (value instanceof Boolean bool) {
            tag(bool ? TRUE : FALSE, 0);
        } else if (value == null) {
            tag(NULL, 0);
        } else {
            return writeRareLeaf(value);
        }
        return true;
    }

    private boolean writeRareLeaf(Object value) {
        if (value instanceof Byte number) {
            writeLong(BYTE, number);
        } else if (value instanceof Short number) {
            writeLong(SHORT, number);
        } else if (value instanceof Character character) {
            writeLong(CHAR, character);
        } else if (value instanceof Float number) {
            writeLong(FLOAT, Float.floatToRawIntBits(number));
        } else {
            return false;
        }
        return true;
    }

    private void writeLong(byte tag, long value) {
        int at = tag(tag, Long.BYTES);
        numbers.putLong(at, value);
    }

    private boolean writeText(String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        if (body.length != text.length() && !text.equals(new String(body, StandardCharsets.UTF_8))) {
            return false; // half a character has no form in UTF-8
        }
        int at = tag(TEXT, Integer.BYTES + body.length);
        numbers.putInt(at, body.length);
        System.arraycopy(body, 0, bytes, at + Integer.BYTES, body.length);
        return true;
    }

    private boolean writeList(List<?> list) {
        if (lists == null) {
            lists = Collections.newSetFromMap(new IdentityHashMap<>(4));
        }
        if (!lists.add(list)) {
            return false;
        }
        int at = tag(LIST, Integer.BYTES);
        int count = list.size();
        numbers.putInt(at, count);
        for (int i = 0; i < count; i++) {
            if (!writeLeaf(list.get(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean writeLambda(Object lambda, LambdaShapes known) {
        LambdaShape shape = known.of(lambda);
        if (shape == null) {
            return false;
        }
        SerializedLambda taken = shape.take(lambda);
        int count = taken.getCapturedArgCount();
        int at = tag(LAMBDA, 2 * Integer.BYTES);
        numbers.putInt(at, shape.number());
        numbers.putInt(at + Integer.BYTES, count);
        used.add(shape);
        for (int i = 0; i < count; i++) {
            if (!write(taken.getCapturedArg(i))) {
                return false;
            }
        }
        return true;
    }

    /// Writes the tag, and makes room for what follows.
    ///
    /// @return where that begins
    private int tag(byte tag, int following) {
        int needed = Math.addExact(length, 1 + following);
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8, Math.max(needed, 2L * bytes.length)));
            numbers = ByteBuffer.wrap(bytes);
        }
        bytes[length] = tag;
        int at = length + 1;
        length = needed;
        return at;
    }
}
