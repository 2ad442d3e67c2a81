// Fails: hasNext() after the exception of f(2)
package chapter09.streamingmap;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;

final class StreamingMap {

    private StreamingMap() {}

    static <A, B> Iterator<B> lazyMap(List<A> in, Function<A, B> f, ExecutorService ex) {
        List<CompletableFuture<B>> futures = in.stream()
                .map(item -> CompletableFuture.supplyAsync(() -> f.apply(item), ex))
                .toList();
        return new Iterator<>() {

            private int next;

            @Override
            public boolean hasNext() {
                return next < futures.size();
            }

            @Override
            public B next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                try {
                    return futures.get(next++).join();
                } catch (CompletionException e) {
                    next = futures.size();
                    throw e;
                }
            }
        };
    }
}
