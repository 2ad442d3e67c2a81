// Fails: user: InterruptedException: expected: <1> but was: <0>
package chapter14.page;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// What is known about a user, of two sources.
record Page(String user, List<String> orders) {

    static Page load(Callable<String> user, Callable<List<String>> orders)
            throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                Future<String> one = threads.submit(user);
                Future<List<String>> other = threads.submit(orders);
                return new Page(one.get(), other.get());
            } finally {
                threads.shutdownNow();
            }
        }
    }
}
