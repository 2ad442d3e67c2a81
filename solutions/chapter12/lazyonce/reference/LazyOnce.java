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
        private volatile boolean done; // written under the lock, after the value
        private T value; // read only when done is seen

        Lazy(Supplier<T> source) {
            this.source = source;
        }

        @Override
        public T get() {
            if (!done) {
                ask();
            }
            return value;
        }

        private synchronized void ask() {
            if (!done) { // another thread may have been faster
                value = source.get();
                done = true;
            }
        }
    }
}
