// Fails: expected: <[10, 20]> but was: <[20, 10]>
package chapter09.orderedmap;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.function.Function;

final class OrderedMap {

    private OrderedMap() {}

    static <A, B> List<B> map(List<A> in, Function<A, B> f, int workers) {
        try (var pool = Executors.newFixedThreadPool(workers)) {
            var done = new ExecutorCompletionService<B>(pool);
            for (A item : in) {
                done.submit(() -> f.apply(item));
            }
            List<B> results = new ArrayList<>();
            for (int i = 0; i < in.size(); i++) {
                results.add(done.take().get());
            }
            return results;
        } catch (Exception e) {
            throw new RuntimeException(e);
        }
    }
}
