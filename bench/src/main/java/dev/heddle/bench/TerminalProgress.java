package dev.heddle.bench;

import java.io.PrintWriter;

/// Progress for a person: one line that is drawn again on a terminal, one line a match elsewhere.
record TerminalProgress(PrintWriter err, boolean redraw) implements Progress {

    private static final String START_OF_LINE_AND_CLEAR = "\r\u001b[K";

    @Override
    public void match(Match match, int rounds) {
        if (!redraw) {
            err.println("measuring " + match.name() + ", " + rounds + " rounds");
        }
    }

    @Override
    public void sample(Match match, int round, int rounds, Contender contender) {
        if (redraw) {
            err.print(START_OF_LINE_AND_CLEAR + "measuring " + match.name() + ", round " + round + " of " + rounds
                    + ": " + contender.name());
            err.flush();
        }
    }

    @Override
    public void done() {
        if (redraw) {
            err.print(START_OF_LINE_AND_CLEAR);
            err.flush();
        }
    }
}
