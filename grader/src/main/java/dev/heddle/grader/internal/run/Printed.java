package dev.heddle.grader.internal.run;

import dev.heddle.grader.internal.compile.Phrases;

/// The beginning of what an answer has printed. Any thread may use it.
final class Printed {

    private final int most;
    private final StringBuilder start = new StringBuilder(); // guarded by this
    private long more; // guarded by this

    Printed(int most) {
        this.most = most;
    }

    synchronized void add(String line) {
        int room = Math.max(0, most - start.length());
        start.append(line, 0, Math.min(room, line.length()));
        if (room > line.length()) {
            start.append('\n');
        }
        more += Math.max(0, line.length() - room);
    }

    synchronized String text(Phrases phrases) {
        return more == 0 ? start.toString() : start + " …\n" + phrases.say("moreOutput", more) + "\n";
    }
}
