// Fails: all calls begin before anybody asks for a result: Deadlock
package chapter09.streamingmap;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Function;

final class StreamingMap {

    private StreamingMap() {}

    static <A, B> Iterator<B> lazyMap(List<A> in, Function<A, B> f, ExecutorService ex) {
        return in.stream()
                .map(item -> ex.submit(() -> f.apply(item)))
                .map(StreamingMap::result)
                .iterator();
    }

    private static <B> B result(Future<B> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new RuntimeException(e);
        }
    }
}
