package dev.heddle.processes.internal.link;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// A child's question for a class file.
///
/// @param loader which of the parent's class loaders is to know it
/// @param name   the class's binary name
public record ClassQuestion(int loader, String name) {

    /// As bytes.
    public byte[] toBytes() {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Integer.BYTES + text.length).putInt(loader).put(text).array();
    }

    /// The question that these bytes are.
    public static ClassQuestion of(byte[] bytes) {
        return new ClassQuestion(ByteBuffer.wrap(bytes).getInt(),
                new String(bytes, Integer.BYTES, bytes.length - Integer.BYTES, StandardCharsets.UTF_8));
    }
}
