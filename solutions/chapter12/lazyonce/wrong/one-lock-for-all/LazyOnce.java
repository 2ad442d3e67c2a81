// Fails: Thread B waits for Object#1, which thread A holds
package chapter12.lazyonce;

import java.util.function.Supplier;

/// Suppliers that make their value late, and once.
final class LazyOnce {

    private static final Object LOCK = new Object();

    private LazyOnce() {}

    static <T> Supplier<T> lazy(Supplier<T> source) {
        return new Supplier<>() {

            private volatile boolean done;
            private T value;

            @Override
            public T get() {
                if (!done) {
                    synchronized (LOCK) {
                        if (!done) {
                            value = source.get();
                            done = true;
                        }
                    }
                }
                return value;
            }
        };
    }
}
