package dev.heddle.processes.internal.ring;

import org.jspecify.annotations.Nullable;

/// A value in the form in which it lies in a ring.
///
/// @param type   what it is, as the codec says
/// @param bits   the value of a number
/// @param body   of others, their bytes from the first on
/// @param length how many of the bytes count
@SuppressWarnings("ArrayRecordComponent") // copied for nobody: it goes from hand to hand
public record Message(byte type, long bits, byte @Nullable [] body, int length) {

    static Message number(byte type, long bits) {
        return new Message(type, bits, null, 0);
    }

    static Message bytes(byte type, byte[] body, int length) {
        return new Message(type, 0, body, length);
    }

    byte[] bytes() {
        if (body == null) {
            throw new IllegalStateException("a number has no bytes");
        }
        return body;
    }
}
