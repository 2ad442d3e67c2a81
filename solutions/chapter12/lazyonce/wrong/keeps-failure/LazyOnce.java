// Fails: third get(): Unexpected exception thrown
package chapter12.lazyonce;

import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/// Suppliers that make their value late, and once.
final class LazyOnce {

    private LazyOnce() {}

    static <T> Supplier<T> lazy(Supplier<T> source) {
        var task = new FutureTask<T>(source::get);
        return () -> {
            task.run();
            try {
                return task.get();
            } catch (Exception e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
            }
        };
    }
}
