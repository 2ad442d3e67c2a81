// Fails: in.next(): 3 taken, not delivered; window 2
package chapter09.windowmap;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

final class WindowMap {

    interface Results<B> extends Iterator<B>, AutoCloseable {

        @Override
        void close();
    }

    private WindowMap() {}

    static <A, B> Results<B> windowMap(Iterator<A> in, Function<A, B> f, int running, int window) {
        return new Window<>(in, f, running, window);
    }

    private static final class Window<A, B> implements Results<B> {

        private final Iterator<A> in;
        private final Function<A, B> f;
        private final ExecutorService pool;
        private final int window;
        private final Queue<Future<B>> taken = new ArrayDeque<>();
        private boolean closed;

        Window(Iterator<A> in, Function<A, B> f, int running, int window) {
            this.in = in;
            this.f = f;
            this.pool = Executors.newFixedThreadPool(running);
            this.window = window;
        }

        @Override
        public boolean hasNext() {
            return !closed && (!taken.isEmpty() || in.hasNext());
        }

        @Override
        public B next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            if (taken.isEmpty()) {
                fill();
            }
            Future<B> head = taken.remove();
            fill();
            try {
                return head.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("a call has failed", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for a result", e);
            }
        }

        private void fill() {
            while (taken.size() < window && in.hasNext()) {
                A item = in.next();
                taken.add(pool.submit(() -> f.apply(item)));
            }
        }

        @Override
        public void close() {
            closed = true;
            taken.clear();
            pool.shutdownNow();
        }
    }
}
