// Fails: three tasks are submitted before any of them runs: Deadlock
package chapter08.ascompleted;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;

final class AsCompleted {

    private AsCompleted() {}

    static <T> Iterator<T> asCompleted(Collection<? extends Callable<T>> tasks, ExecutorService executor) {
        BlockingQueue<Future<T>> ended = new LinkedBlockingQueue<>();
        List<Callable<Void>> noting = new ArrayList<>();
        for (Callable<T> each : tasks) {
            noting.add(() -> {
                FutureTask<T> future = new FutureTask<>(each);
                future.run();
                ended.add(future);
                return null;
            });
        }
        try {
            executor.invokeAll(noting);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for tasks", e);
        }
        return new Results<>(ended, tasks.size());
    }

    private static final class Results<T> implements Iterator<T> {
        private final BlockingQueue<Future<T>> ended;
        private int left;

        Results(BlockingQueue<Future<T>> ended, int left) {
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
                throw new CompletionException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for a task", e);
            }
        }
    }
}
