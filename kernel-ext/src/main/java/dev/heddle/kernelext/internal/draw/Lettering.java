package dev.heddle.kernelext.internal.draw;

import java.util.ArrayList;
import java.util.List;

/// How much room text takes. Fonts differ, so it is a guess that is rather too large.
public final class Lettering {

    private static final double LETTER = 6.6;
    private static final double WIDE = 12.5;
    private static final int FIRST_WIDE = 0x1100;

    private Lettering() {}

    /// The width of a text in a picture's own size of letters.
    ///
    /// @param text the text
    /// @return pixels
    public static double width(String text) {
        return text.codePoints().mapToDouble(each -> each < FIRST_WIDE ? LETTER : WIDE).sum();
    }

    /// The start of a text that has not enough room.
    ///
    /// @param text  the text
    /// @param width the room, in pixels
    /// @return the text, or its start with `…` behind
    public static String fit(String text, double width) {
        if (width(text) <= width) {
            return text;
        }
        StringBuilder start = new StringBuilder();
        double left = width - LETTER;
        for (int each : text.codePoints().toArray()) {
            left -= each < FIRST_WIDE ? LETTER : WIDE;
            if (left < 0) {
                break;
            }
            start.appendCodePoint(each);
        }
        return start.append('…').toString();
    }

    /// Text in lines, broken between words.
    ///
    /// @param text  the text
    /// @param width the room for a line, in pixels
    /// @return the lines
    public static List<String> lines(String text, double width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && width(line + " " + word) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
