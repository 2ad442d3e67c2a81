// Fails: f(3) does not throw, but the third next() throws
package chapter09.streamingmap;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;

final class StreamingMap {

    private StreamingMap() {}

    static <A, B> Iterator<B> lazyMap(List<A> in, Function<A, B> f, ExecutorService ex) {
        Queue<CompletableFuture<B>> queue = new ArrayDeque<>();
        for (A item : in) {
            queue.add(CompletableFuture.supplyAsync(() -> f.apply(item), ex));
        }
        return new Iterator<>() {

            @Override
            public boolean hasNext() {
                return !queue.isEmpty();
            }

            @Override
            public B next() {
                if (queue.isEmpty()) {
                    throw new NoSuchElementException();
                }
                B result = queue.peek().join();
                queue.remove();
                return result;
            }
        };
    }
}
