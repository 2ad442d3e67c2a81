package dev.heddle.processes;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/// Reads lines, and cuts those that are too long to be kept: a child that prints without end must not fill its parent's
/// memory.
final class LineReader {

    static final int LONGEST = 1 << 16;

    private final Reader from;
    private final char[] buffer = new char[8192];
    private final StringBuilder line = new StringBuilder();
    private int position;
    private int end;
    private boolean afterReturn; // whose newline is still to come, perhaps

    LineReader(Reader from) {
        this.from = from;
    }

    /// The next line without its end, or the next part of a long one; null if there is none.
    @Nullable
    String next() throws IOException {
        while (fill()) {
            int start = position;
            if (afterReturn && buffer[position] == '\n') {
                start = ++position;
            }
            afterReturn = false;
            int most = Math.min(end, start + LONGEST - line.length());
            while (position < most && buffer[position] != '\n' && buffer[position] != '\r') {
                position++;
            }
            line.append(buffer, start, position - start);
            if (position < most) {
                afterReturn = buffer[position++] == '\r';
                return take(line.length());
            }
            if (line.length() == LONGEST) {
                return take(Character.isHighSurrogate(line.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
            }
        }
        return line.isEmpty() ? null : take(line.length());
    }

    private String take(int length) {
        String taken = line.substring(0, length);
        line.delete(0, length);
        return taken;
    }

    private boolean fill() throws IOException {
        if (position == end) {
            position = 0;
            end = Math.max(0, from.read(buffer));
        }
        return position < end;
    }
}
