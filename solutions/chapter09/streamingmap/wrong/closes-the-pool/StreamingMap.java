// Fails: pool.isShutdown() after lazyMap([1], f, pool)
package chapter09.streamingmap;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Function;

final class StreamingMap {

    private StreamingMap() {}

    static <A, B> Iterator<B> lazyMap(List<A> in, Function<A, B> f, ExecutorService ex) {
        List<Future<B>> futures = new ArrayList<>();
        for (A item : in) {
            futures.add(ex.submit(() -> f.apply(item)));
        }
        ex.shutdown();
        Iterator<Future<B>> each = futures.iterator();
        return new Iterator<>() {

            @Override
            public boolean hasNext() {
                return each.hasNext();
            }

            @Override
            public B next() {
                Future<B> future = each.next();
                try {
                    return future.get();
                } catch (Exception e) {
                    throw new RuntimeException(e);
                }
            }
        };
    }
}
