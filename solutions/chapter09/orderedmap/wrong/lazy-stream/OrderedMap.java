// Fails: two calls on two threads wait for each other: Deadlock
package chapter09.orderedmap;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

final class OrderedMap {

    private OrderedMap() {}

    static <A, B> List<B> map(List<A> in, Function<A, B> f, int workers) {
        try (var pool = Executors.newFixedThreadPool(workers)) {
            return in.stream()
                    .map(item -> pool.submit(() -> f.apply(item)))
                    .map(OrderedMap::result)
                    .toList();
        }
    }

    private static <B> B result(Future<B> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new RuntimeException(e);
        }
    }
}
