package dev.heddle.worker;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// Makes text of UTF-8 bytes that arrive in pieces. The start of a character waits for its end.
final class TextOfPieces {

    private static final byte[] NOTHING = {};

    private byte[] start = NOTHING;

    /// The characters that are whole with this piece.
    String with(byte[] bytes, int offset, int length) {
        ByteBuffer all = ByteBuffer.allocate(start.length + length).put(start).put(bytes, offset, length).flip();
        CharBuffer text = CharBuffer.allocate(all.remaining()); // a byte never stands for more than one `char`
        StandardCharsets.UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .decode(all, text, /* endOfInput= */ false);
        start = new byte[all.remaining()];
        all.get(start);
        return text.flip().toString();
    }

    boolean isWhole() {
        return start.length == 0;
    }
}
