// Fails: 3 calls of f at once; workers 2
package chapter09.orderedmap;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

final class OrderedMap {

    private OrderedMap() {}

    static <A, B> List<B> map(List<A> in, Function<A, B> f, int workers) {
        try (var pool = Executors.newCachedThreadPool()) {
            List<Future<B>> futures = new ArrayList<>();
            for (A item : in) {
                futures.add(pool.submit(() -> f.apply(item)));
            }
            List<B> results = new ArrayList<>();
            for (Future<B> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (Exception e) {
            throw new RuntimeException(e);
        }
    }
}
