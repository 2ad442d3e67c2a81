package dev.heddle.processes.internal.link;

import java.nio.ByteBuffer;

/// What a task threw, on its way to the parent.
///
/// @param original the serialized exception; empty if it cannot be serialized
/// @param standIn  what says the same, and can always be read
@SuppressWarnings("ArrayRecordComponent") // nobody compares messages, and a copy of each would cost
public record FailureMessage(byte[] original, byte[] standIn) {

    /// As bytes.
    public byte[] toBytes() {
        return ByteBuffer.allocate(Integer.BYTES + original.length + standIn.length)
                .putInt(original.length)
                .put(original)
                .put(standIn)
                .array();
    }

    /// The message that these bytes are.
    public static FailureMessage of(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        byte[] original = new byte[buffer.getInt()];
        buffer.get(original);
        byte[] standIn = new byte[buffer.remaining()];
        buffer.get(standIn);
        return new FailureMessage(original, standIn);
    }
}
