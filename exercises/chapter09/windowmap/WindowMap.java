package chapter09.windowmap;

import java.util.Iterator;
import java.util.function.Function;

/// Calls a function on several threads, keeps the order, and looks ahead only so far.
final class WindowMap {

    /// Results that can be given up.
    interface Results<B> extends Iterator<B>, AutoCloseable {

        @Override
        void close();
    }

    private WindowMap() {}

    static <A, B> Results<B> windowMap(Iterator<A> in, Function<A, B> f, int running, int window) {
        return new Results<>() {

            @Override
            public boolean hasNext() {
                return in.hasNext();
            }

            @Override
            public B next() {
                return f.apply(in.next()); // TODO: let several calls run, and look ahead
            }

            @Override
            public void close() {
                // TODO: give up what is not done
            }
        };
    }
}
