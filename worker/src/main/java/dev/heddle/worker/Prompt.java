package dev.heddle.worker;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Finds what a cell has printed to ask somebody with it.
final class Prompt {

    private static final int MOST_BYTES = 400; // more is no question but a line that is not ended

    private Prompt() {}

    /// The end of what was printed, back to the last line end.
    ///
    /// @return empty if it is long, or more than plain text
    static String in(byte[] printed) {
        int start = printed.length;
        while (start > 0 && printed[start - 1] != '\n') {
            start--;
        }
        if (printed.length - start > MOST_BYTES) {
            return "";
        }
        try {
            // The bytes may begin within a character, whose start has been sent.
            String line = StandardCharsets.UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(printed, start, printed.length - start))
                    .toString();
            return line.chars().anyMatch(Character::isISOControl) ? "" : line;
        } catch (CharacterCodingException e) {
            return "";
        }
    }
}
