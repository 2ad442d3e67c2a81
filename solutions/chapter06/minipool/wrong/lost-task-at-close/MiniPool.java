// Fails: submit() and close() at the same time, in every order: Deadlock
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
    private volatile boolean closed;

    MiniPool(int n) {
        for (int i = 0; i < n; i++) {
            threads.add(Thread.ofPlatform().name("worker-" + i).unstarted(this::work));
        }
        threads.forEach(Thread::start);
    }

    <T> Future<T> submit(Callable<T> task) {
        FutureTask<T> future = new FutureTask<>(task);
        if (closed) {
            throw new RejectedExecutionException("the pool is closed");
        }
        queue.add(future);
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
        if (!closed) {
            closed = true;
            threads.forEach(_ -> queue.add(end));
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
