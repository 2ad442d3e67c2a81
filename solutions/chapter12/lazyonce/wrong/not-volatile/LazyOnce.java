// Fails: A data race on LazyOnce.Lazy.done
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
        private boolean done;
        private T value;

        Lazy(Supplier<T> source) {
            this.source = source;
        }

        @Override
        public T get() {
            if (!done) {
                synchronized (this) {
                    if (!done) {
                        value = source.get();
                        done = true;
                    }
                }
            }
            return value;
        }
    }
}
