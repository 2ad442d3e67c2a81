// Fails: map([1, 2, 3], f, 2), f(2) throws
package chapter09.orderedmap;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

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
                try {
                    results.add(future.get());
                } catch (InterruptedException | ExecutionException e) {
                    e.printStackTrace();
                }
            }
            return results;
        }
    }
}
