// Fails: tasks that throw, an Exception and an Error; then one that does not: Thread worker-0
package chapter06.minipool;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;

final class MiniPool implements AutoCloseable {

    private final Runnable end = () -> {};
    private final BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Object lock = new Object();
    private boolean closed; // guarded by lock

    MiniPool(int n) {
        for (int i = 0; i < n; i++) {
            threads.add(Thread.ofPlatform().name("worker-" + i).unstarted(this::work));
        }
        threads.forEach(Thread::start);
    }

    <T> Future<T> submit(Callable<T> task) {
        CompletableFuture<T> future = new CompletableFuture<>();
        synchronized (lock) {
            if (closed) {
                throw new RejectedExecutionException("the pool is closed");
            }
            queue.add(() -> {
                try {
                    future.complete(task.call());
                } catch (Exception e) {
                    future.completeExceptionally(e);
                }
            });
        }
        return future;
    }

    private void work() {
        while (true) {
            try {
                Runnable next = queue.take();
                if (next == end) {
                    return;
                }
                next.run();
            } catch (InterruptedException e) {
                continue;
            }
        }
    }

    @Override
    public void close() {
        synchronized (lock) {
            if (!closed) {
                closed = true;
                threads.forEach(_ -> queue.add(end));
            }
        }
        boolean interrupted = false;
        for (Thread each : threads) {
            interrupted |= joinedWithInterrupt(each);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean joinedWithInterrupt(Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                return interrupted;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
    }
}
