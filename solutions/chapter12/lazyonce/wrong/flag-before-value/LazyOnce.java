// Fails: Expected java.lang.Throwable to be thrown, but nothing was thrown
package chapter12.lazyonce;

import java.util.function.Supplier;

/// Suppliers that make their value late, and once.
final class LazyOnce {

    private LazyOnce() {}

    static <T> Supplier<T> lazy(Supplier<T> source) {
        return new Lazy<>(source);
    }

    private static final class Lazy<T> implements Supplier<T> {

        private final Supplier<T> source;
        private volatile boolean done;
        private volatile T value;

        Lazy(Supplier<T> source) {
            this.source = source;
        }

        @Override
        public T get() {
            if (!done) {
                synchronized (this) {
                    if (!done) {
                        done = true;
                        value = source.get();
                    }
                }
            }
            return value;
        }
    }
}
