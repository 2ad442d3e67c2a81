package dev.heddle.kernel.internal.requests;

/// How much of what one cell prints and shows goes into the notebook. A loop without end would fill the browser's memory, and
/// the file. What is beyond is counted, and the end of what was printed kept.
final class OutputLimit {

    private static final int MOST_CHARACTERS = 10_000_000;
    private static final int TAIL_CHARACTERS = 20_000;
    private static final int MOST_DISPLAYS = 10_000;
    private static final long MOST_DISPLAYED_CHARACTERS = 100_000_000;
    private static final String ADVICE =
            "To have all of it, print to a file: System.setOut(new PrintStream(\"output.txt\")).";

    private final int most;

    // guarded by this
    private long taken;
    private long leftOut;
    private long linesLeftOut;
    private final StringBuilder tail = new StringBuilder();
    private int displays;
    private long displayedCharacters;
    private long displaysLeftOut;

    OutputLimit() {
        this(MOST_CHARACTERS);
    }

    OutputLimit(int most) {
        this.most = most;
    }

    /// What of a text is to be shown.
    synchronized String take(String text) {
        int room = wholeCharacters(text, (int) Math.min(text.length(), most - taken));
        taken += room;
        if (room == text.length()) {
            return text;
        }
        boolean first = leftOut == 0;
        leaveOut(text.substring(room));
        return first
                ? text.substring(0, room) + "\n[The cell has printed " + most
                        + " characters. What follows is not shown. " + ADVICE + "]\n"
                : "";
    }

    /// Whether something may be shown that is no print.
    ///
    /// @param characters how large it is
    synchronized boolean takeDisplay(long characters) {
        displays++;
        displayedCharacters += characters;
        boolean room = displays <= MOST_DISPLAYS && displayedCharacters <= MOST_DISPLAYED_CHARACTERS;
        displaysLeftOut += room ? 0 : 1;
        return room;
    }

    /// The cell has taken back all that it has printed and shown.
    synchronized void clear() {
        taken = 0;
        leftOut = 0;
        linesLeftOut = 0;
        tail.setLength(0);
        displays = 0;
        displayedCharacters = 0;
    }

    /// What to tell when the cell has ended.
    ///
    /// @return how much was not shown, and the end of it; empty if all was shown
    synchronized String note() {
        String displayNote = displaysLeftOut == 0
                ? ""
                : "[" + displaysLeftOut + " displays were not shown: a cell may show " + MOST_DISPLAYS + ", of "
                        + MOST_DISPLAYED_CHARACTERS / 1_000_000 + " MB together. clearOutput() makes room.]\n";
        displaysLeftOut = 0;
        return displayNote + printNote();
    }

    private String printNote() {
        if (leftOut == 0) {
            return "";
        }
        String note = "[" + leftOut + " characters in " + linesLeftOut + " lines were not shown. They ended with:]\n"
                + tail + (tail.charAt(tail.length() - 1) == '\n' ? "" : "\n");
        leftOut = 0;
        linesLeftOut = 0;
        tail.setLength(0);
        return note;
    }

    private static int wholeCharacters(String text, int length) {
        boolean torn = length > 0 && length < text.length() && Character.isHighSurrogate(text.charAt(length - 1));
        return torn ? length - 1 : length;
    }

    private void leaveOut(String text) {
        leftOut += text.length();
        linesLeftOut += text.chars().filter(each -> each == '\n').count();
        tail.append(text, Math.max(0, text.length() - TAIL_CHARACTERS), text.length());
        if (tail.length() > TAIL_CHARACTERS) {
            tail.delete(0, tail.length() - TAIL_CHARACTERS);
        }
    }
}
