package chapter09.streamingmap;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Function;

/// Calls a function on a pool, and hands out each result in its turn as soon as it is there.
final class StreamingMap {

    private StreamingMap() {}

    static <A, B> Iterator<B> lazyMap(List<A> in, Function<A, B> f, ExecutorService ex) {
        List<Future<B>> futures = new ArrayList<>();
        for (A item : in) {
            futures.add(ex.submit(() -> f.apply(item)));
        }
        return new Results<>(futures.iterator());
    }

    /// Waits for a result when it is asked for.
    private record Results<B>(Iterator<Future<B>> futures) implements Iterator<B> {

        @Override
        public boolean hasNext() {
            return futures.hasNext();
        }

        @Override
        public B next() {
            Future<B> future = futures.next();
            try {
                return future.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("a call has failed", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for a result", e);
            }
        }
    }
}
