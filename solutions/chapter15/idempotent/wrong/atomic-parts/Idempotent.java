// Fails: add(a, 50): expected: <50> but was: <100>
package chapter15.idempotent;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// An account whose requests may come more than once.
final class Idempotent {

    /// What outlives the program: entries, in the order in which they were appended. One thread at a time may use it.
    interface Journal {

        List<String> entries() throws IOException;

        void append(String entry) throws IOException;
    }

    private final Journal journal;

    private final Map<String, Long> answers = new ConcurrentHashMap<>();
    private final AtomicLong balance = new AtomicLong();
    private volatile boolean broken;

    Idempotent(Journal journal) throws IOException {
        this.journal = journal;
        for (String each : journal.entries()) {
            int space = each.indexOf(' ');
            String id = each.substring(0, space);
            if (!answers.containsKey(id)) {
                apply(id, Long.parseLong(each.substring(space + 1)));
            }
        }
    }

    long add(String id, long amount) throws IOException {
        Long known = answers.get(id);
        if (known != null) {
            return known;
        }
        if (broken) {
            throw new IllegalStateException("the journal has failed; make a new one from it");
        }
        try {
            synchronized (journal) {
                journal.append(id + " " + amount);
            }
        } catch (IOException e) {
            broken = true;
            throw e;
        }
        return apply(id, amount);
    }

    private long apply(String id, long amount) {
        long answer = balance.addAndGet(amount);
        answers.put(id, answer);
        return answer;
    }

    long balance() {
        return balance.get();
    }
}
