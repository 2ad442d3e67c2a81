// Fails: add(b, 50) again: expected: <50> but was: <75>
package chapter15.idempotent;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// An account whose requests may come more than once.
final class Idempotent {

    /// What outlives the program: entries, in the order in which they were appended. One thread at a time may use it.
    interface Journal {

        List<String> entries() throws IOException;

        void append(String entry) throws IOException;
    }

    private final Journal journal;

    // guarded by this
    private final Set<String> done = new HashSet<>();
    private long balance;
    private boolean broken;

    Idempotent(Journal journal) throws IOException {
        this.journal = journal;
        for (String each : journal.entries()) {
            int space = each.indexOf(' ');
            String id = each.substring(0, space);
            if (!done.contains(id)) {
                apply(id, Long.parseLong(each.substring(space + 1)));
            }
        }
    }

    synchronized long add(String id, long amount) throws IOException {
        if (done.contains(id)) {
            return balance;
        }
        if (broken) {
            throw new IllegalStateException("the journal has failed; make a new one from it");
        }
        broken = true; // until the journal has taken it
        journal.append(id + " " + amount);
        broken = false;
        return apply(id, amount);
    }

    private long apply(String id, long amount) {
        balance += amount;
        done.add(id);
        return balance;
    }

    synchronized long balance() {
        return balance;
    }
}
