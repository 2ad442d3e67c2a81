package dev.heddle.worker;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/// A [Command] or [Report] as it goes over the wire. Made as a whole before the first byte is sent: when memory runs out
/// half-way, the next one must still be readable.
///
/// @param bytes its encoded form, which nobody may change
record Message(ByteArrayOutputStream bytes) {

    static Message of(Command command) {
        return encode(out -> Codec.write(out, command));
    }

    static Message of(Report report) {
        return encode(out -> Codec.write(out, report));
    }

    int size() {
        return bytes.size();
    }

    private static Message encode(Body body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            body.writeTo(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail like that", e);
        }
        return new Message(bytes);
    }

    private interface Body {
        void writeTo(DataOutputStream out) throws IOException;
    }
}
