// Fails: 2, failure, 0: next(), next(): Expected java.util.concurrent.CompletionException
package chapter08.ascompleted;

import java.util.Collection;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

final class AsCompleted {

    private AsCompleted() {}

    static <T> Iterator<T> asCompleted(Collection<? extends Callable<T>> tasks, ExecutorService executor) {
        CompletionService<T> ended = new ExecutorCompletionService<>(executor);
        tasks.forEach(ended::submit);
        return new Results<>(ended, tasks.size());
    }

    private static final class Results<T> implements Iterator<T> {
        private final CompletionService<T> ended;
        private int left;

        Results(CompletionService<T> ended, int left) {
            this.ended = ended;
            this.left = left;
        }

        @Override
        public boolean hasNext() {
            return left > 0;
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            try {
                Future<T> next = ended.take();
                left--;
                return next.get();
            } catch (ExecutionException e) {
                return next();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for a task", e);
            }
        }
    }
}
