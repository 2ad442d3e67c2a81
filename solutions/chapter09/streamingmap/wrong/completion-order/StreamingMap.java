// Fails: expected: <[10, 20]> but was: <[20, 10]>
package chapter09.streamingmap;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;

final class StreamingMap {

    private StreamingMap() {}

    static <A, B> Iterator<B> lazyMap(List<A> in, Function<A, B> f, ExecutorService ex) {
        var done = new ExecutorCompletionService<B>(ex);
        for (A item : in) {
            done.submit(() -> f.apply(item));
        }
        return new Iterator<>() {

            private int left = in.size();

            @Override
            public boolean hasNext() {
                return left > 0;
            }

            @Override
            public B next() {
                if (left == 0) {
                    throw new NoSuchElementException();
                }
                left--;
                try {
                    return done.take().get();
                } catch (Exception e) {
                    throw new RuntimeException(e);
                }
            }
        };
    }
}
