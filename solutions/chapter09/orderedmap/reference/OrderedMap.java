package chapter09.orderedmap;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/// Calls a function on several threads, and keeps the order of the items.
final class OrderedMap {

    private OrderedMap() {}

    static <A, B> List<B> map(List<A> in, Function<A, B> f, int workers) {
        try (var pool = Executors.newFixedThreadPool(workers)) {
            List<Future<B>> futures = new ArrayList<>();
            for (A item : in) {
                futures.add(pool.submit(() -> f.apply(item)));
            }
            List<B> results = new ArrayList<>();
            for (Future<B> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a call has failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for results", e);
        }
    }
}
