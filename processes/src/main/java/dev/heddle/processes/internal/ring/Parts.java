package dev.heddle.processes.internal.ring;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A message whose frames come one by one.
final class Parts {

    private byte[] bytes = new byte[0];
    private int length;

    /// Adds the next frame.
    ///
    /// @return the message if this was its last
    @Nullable
    Message add(Frame frame, Frames frames) {
        if (frame.isNumber()) {
            return Message.number(frame.type(), frames.number(frame));
        }
        if (length + frame.count() > bytes.length) {
            bytes = length == 0 ? new byte[frame.count()] : Arrays.copyOf(bytes, grown(length + frame.count()));
        }
        frames.copy(frame, bytes, length);
        length += frame.count();
        return frame.isLast() ? Message.bytes(frame.type(), bytes, length) : null;
    }

    private static int grown(int needed) {
        return (int) Math.min(Integer.MAX_VALUE - 8, 2L * needed);
    }
}
