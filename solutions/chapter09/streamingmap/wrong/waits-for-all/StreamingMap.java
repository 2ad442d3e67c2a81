// Fails: lazyMap returns while all calls are still running: Deadlock
package chapter09.streamingmap;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Function;

final class StreamingMap {

    private StreamingMap() {}

    static <A, B> Iterator<B> lazyMap(List<A> in, Function<A, B> f, ExecutorService ex) {
        List<Callable<B>> calls = in.stream().<Callable<B>>map(item -> () -> f.apply(item)).toList();
        Iterator<Future<B>> futures;
        try {
            futures = ex.invokeAll(calls).iterator();
        } catch (InterruptedException e) {
            throw new RuntimeException(e);
        }
        return new Iterator<>() {

            @Override
            public boolean hasNext() {
                return futures.hasNext();
            }

            @Override
            public B next() {
                try {
                    return futures.next().get();
                } catch (InterruptedException | ExecutionException e) {
                    throw new RuntimeException(e);
                }
            }
        };
    }
}
