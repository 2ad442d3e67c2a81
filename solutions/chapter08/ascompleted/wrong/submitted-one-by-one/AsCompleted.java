// Fails: asCompleted(0, 1, 2): tasks submitted: expected: <3> but was: <0>
package chapter08.ascompleted;

import java.util.Collection;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;

final class AsCompleted {

    private AsCompleted() {}

    static <T> Iterator<T> asCompleted(Collection<? extends Callable<T>> tasks, ExecutorService executor) {
        CompletionService<T> ended = new ExecutorCompletionService<>(executor);
        return new Results<>(ended, tasks);
    }

    private static final class Results<T> implements Iterator<T> {
        private final CompletionService<T> ended;
        private final Iterator<? extends Callable<T>> tasks;

        Results(CompletionService<T> ended, Collection<? extends Callable<T>> tasks) {
            this.ended = ended;
            this.tasks = tasks.iterator();
        }

        @Override
        public boolean hasNext() {
            return tasks.hasNext();
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            try {
                ended.submit(tasks.next());
                return ended.take().get();
            } catch (ExecutionException e) {
                throw new CompletionException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for a task", e);
            }
        }
    }
}
