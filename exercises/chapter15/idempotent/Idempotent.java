package chapter15.idempotent;

import java.io.IOException;
import java.util.List;

/// An account whose requests may come more than once.
final class Idempotent {

    /// What outlives the program: entries, in the order in which they were appended. One thread at a time may use it.
    interface Journal {

        List<String> entries() throws IOException;

        void append(String entry) throws IOException;
    }

    Idempotent(Journal journal) throws IOException {
        // TODO: take up what was done before the restart
    }

    long add(String id, long amount) throws IOException {
        return 0; // TODO: once, however often it comes
    }

    long balance() {
        return 0; // TODO
    }
}
