package dev.heddle.kernel.internal.protocol;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.SequencedSet;

/// The signatures of the latest messages. Nobody signs the same message twice: one that comes again was recorded by
/// somebody who has no key. Used by one thread.
final class Replays {

    private static final int MOST = 1 << 16; // as many as Jupyter's own kernels remember
    private static final int DIGITS = 16;

    // Eight bytes of each: nobody without the key can make two that are alike.
    private final SequencedSet<Long> seen = new LinkedHashSet<>();

    /// Whether a signature has come before. It has from now on.
    ///
    /// @param signature one that was found to be right
    boolean isReplay(byte[] signature) {
        String start = new String(signature, 0, DIGITS, StandardCharsets.US_ASCII);
        if (!seen.add(Long.parseUnsignedLong(start, 16))) {
            return true;
        }
        if (seen.size() > MOST) {
            seen.removeFirst();
        }
        return false;
    }
}
