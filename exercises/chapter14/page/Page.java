package chapter14.page;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;

/// What is known about a user, of two sources.
record Page(String user, List<String> orders) {

    static Page load(Callable<String> user, Callable<List<String>> orders)
            throws InterruptedException, ExecutionException {
        throw new UnsupportedOperationException("load"); // TODO: both at once, and nobody is left behind
    }
}
