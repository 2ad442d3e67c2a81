package dev.heddle.worker;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The smallest parts of what goes over the wire: texts and bytes behind their length, and constants by their name.
final class Wire {

    private static final int NULL = -1;

    private Wire() {}

    static void writeText(DataOutputStream out, String text) throws IOException {
        writeBytes(out, text.getBytes(StandardCharsets.UTF_8));
    }

    static String readText(DataInputStream in) throws IOException {
        return readText(in, Integer.MAX_VALUE);
    }

    /// Reads a text of somebody who may not be one of us.
    static String readText(DataInputStream in, int mostBytes) throws IOException {
        int length = in.readInt();
        if (length > mostBytes) {
            throw badLength(length);
        }
        return new String(readBytes(in, length), StandardCharsets.UTF_8);
    }

    static void writeOptionalText(DataOutputStream out, @Nullable String text) throws IOException {
        if (text == null) {
            out.writeInt(NULL);
        } else {
            writeText(out, text);
        }
    }

    static @Nullable String readOptionalText(DataInputStream in) throws IOException {
        int length = in.readInt();
        return length == NULL ? null : new String(readBytes(in, length), StandardCharsets.UTF_8);
    }

    static void writeTexts(DataOutputStream out, List<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (String each : texts) {
            writeText(out, each);
        }
    }

    static List<String> readTexts(DataInputStream in) throws IOException {
        int count = readLength(in);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add(readText(in));
        }
        return texts;
    }

    static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static byte[] readBytes(DataInputStream in) throws IOException {
        return readBytes(in, in.readInt());
    }

    static byte[] readBytes(DataInputStream in, int length) throws IOException {
        if (length < 0) {
            throw badLength(length);
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }

    static int readLength(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0) {
            throw badLength(length);
        }
        return length;
    }

    private static IOException badLength(int length) {
        return new IOException("a length of " + length);
    }

    static <E extends Enum<E>> E constant(Class<E> type, DataInputStream in) throws IOException {
        String name = readText(in);
        try {
            return Enum.valueOf(type, name);
        } catch (IllegalArgumentException e) {
            throw new IOException("no " + type.getSimpleName() + " is called '" + name + "'", e);
        }
    }
}
