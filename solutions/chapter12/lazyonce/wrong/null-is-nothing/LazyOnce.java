// Fails: source.get() after 2 × get() of null: expected: <1> but was: <2>
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
        private volatile T value;

        Lazy(Supplier<T> source) {
            this.source = source;
        }

        @Override
        public T get() {
            T seen = value;
            if (seen == null) {
                synchronized (this) {
                    seen = value;
                    if (seen == null) {
                        seen = source.get();
                        value = seen;
                    }
                }
            }
            return seen;
        }
    }
}
