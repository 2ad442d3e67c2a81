// Fails: Deadlock
package chapter08.ascompleted;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

final class AsCompleted {

    private AsCompleted() {}

    static <T> Iterator<T> asCompleted(Collection<? extends Callable<T>> tasks, ExecutorService executor) {
        List<Future<T>> futures = new ArrayList<>();
        tasks.forEach(each -> futures.add(executor.submit(each)));
        return new Results<>(futures);
    }

    private static final class Results<T> implements Iterator<T> {
        private final List<Future<T>> futures;
        private int given;

        Results(List<Future<T>> futures) {
            this.futures = futures;
        }

        @Override
        public boolean hasNext() {
            return given < futures.size();
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            try {
                T value = futures.get(given).get();
                given++;
                return value;
            } catch (ExecutionException e) {
                given++;
                throw new CompletionException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for a task", e);
            }
        }
    }
}
