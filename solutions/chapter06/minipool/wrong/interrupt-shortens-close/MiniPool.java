// Fails: submit(), interrupt() → close(): isDone()
package chapter06.minipool;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
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
        FutureTask<T> future = new FutureTask<>(task);
        synchronized (lock) {
            if (closed) {
                throw new RejectedExecutionException("the pool is closed");
            }
            queue.add(future);
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
        try {
            for (Thread each : threads) {
                each.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
