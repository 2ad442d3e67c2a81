package dev.heddle.schedules.bugs;

import static dev.heddle.schedules.Schedules.together;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Tasks in pools.
@SuppressWarnings("FutureReturnValueIgnored") // such mistakes are what it is for
final class Tasks {

    private Tasks() {}

    static void inOrderOfCompletion(boolean right) throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
            var gate = new CountDownLatch(1);
            List<Integer> got = new ArrayList<>();
            List<Callable<Integer>> jobs = List.of(() -> {
                gate.await();
                return 0;
            }, () -> 1);
            if (right) {
                var done = new ExecutorCompletionService<Integer>(pool);
                jobs.forEach(done::submit);
                for (int i = 0; i < 2; i++) {
                    take(got, gate, done.take().get());
                }
            } else {
                List<Future<Integer>> futures = new ArrayList<>();
                jobs.forEach(job -> futures.add(pool.submit(job)));
                for (Future<Integer> future : futures) {
                    take(got, gate, future.get()); // BUG order of submission
                }
            }
            assertThat(got).containsExactly(1, 0);
        }
    }

    private static void take(List<Integer> got, CountDownLatch gate, int job) {
        got.add(job);
        if (job == 1) {
            gate.countDown();
        }
    }

    static void virtualSum(boolean atomic) throws Exception {
        int[] plain = new int[1];
        var total = new AtomicInteger();
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 2; i++) {
                pool.submit(() -> {
                    if (atomic) {
                        total.incrementAndGet();
                    } else {
                        plain[0]++; // BUG virtual threads
                    }
                });
            }
        }
        assertThat(plain[0] + total.get()).isEqualTo(2);
    }

    static void virtualMonitors() throws Exception {
        var lock = new Object();
        int[] sum = new int[1];
        Thread a = Thread.startVirtualThread(() -> {
            synchronized (lock) {
                sum[0]++;
            }
        });
        Thread b = Thread.ofVirtual().start(() -> {
            synchronized (lock) {
                sum[0]++;
            }
        });
        a.join();
        b.join();
        assertThat(sum[0]).isEqualTo(2);
    }

    static final class MiniPool {

        private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
        private final boolean drain;
        private volatile boolean closed;
        private final Thread worker = new Thread(this::work);

        MiniPool(boolean drain) {
            this.drain = drain;
            worker.start();
        }

        void submit(Runnable task) {
            tasks.add(task);
        }

        void close() throws InterruptedException {
            closed = true;
            tasks.add(() -> {});
            worker.join();
        }

        private void work() {
            try {
                while (!closed || (drain && !tasks.isEmpty())) { // BUG lost task
                    tasks.take().run();
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    static void lostTask(boolean drain) throws Exception {
        var done = new AtomicInteger();
        var pool = new MiniPool(drain);
        pool.submit(done::incrementAndGet);
        pool.submit(done::incrementAndGet);
        pool.close();
        assertThat(done.get()).isEqualTo(2);
    }

    static void nested(int threads) throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            Future<Integer> outer = pool.submit(() -> pool.submit(() -> 1).get() + 1); // BUG nested get
            assertThat(outer.get()).isEqualTo(2);
        }
    }

    static void unclosed() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(1);
        assertThat(pool.submit(() -> 1).get()).isEqualTo(1); // BUG not closed
    }

    static void callbacks(boolean guarded) throws Exception {
        List<Integer> got = guarded ? Collections.synchronizedList(new ArrayList<>()) : new ArrayList<>();
        var one = CompletableFuture.supplyAsync(() -> 1).thenAccept(got::add); // BUG list in callbacks
        var two = CompletableFuture.supplyAsync(() -> 2).thenAccept(got::add);
        CompletableFuture.allOf(one, two).get();
        assertThat(got).hasSize(2);
    }

    static void neverCompleted(boolean complete) throws Exception {
        var future = new CompletableFuture<Integer>();
        together(() -> {
            if (complete) {
                future.complete(1);
            }
        }, () -> assertThat(future.get()).isEqualTo(1)); // BUG never completed
    }

    static final class Sum extends RecursiveTask<Integer> {

        private static final long serialVersionUID = 1;
        private final int from;
        private final int to;

        Sum(int from, int to) {
            this.from = from;
            this.to = to;
        }

        @Override
        protected Integer compute() {
            if (to - from == 1) {
                return from;
            }
            int middle = (from + to) / 2;
            var left = new Sum(from, middle);
            left.fork();
            return new Sum(middle, to).compute() + left.join();
        }
    }

    static void forkJoin() throws Exception {
        assertThat(ForkJoinPool.commonPool().invoke(new Sum(0, 3))).isEqualTo(3);
    }

    static void scheduled() throws Exception {
        try (ScheduledExecutorService pool = Executors.newScheduledThreadPool(1)) {
            var order = new ArrayList<Integer>();
            Future<?> late = pool.schedule(() -> order.add(2), 20, TimeUnit.MILLISECONDS);
            Future<?> early = pool.schedule(() -> order.add(1), 10, TimeUnit.MILLISECONDS);
            early.get();
            late.get();
            assertThat(order).containsExactly(1, 2);
        }
    }

    static void timeout() throws Exception {
        var never = new CompletableFuture<Integer>();
        assertThat(never.completeOnTimeout(5, 1, TimeUnit.HOURS).get()).isEqualTo(5);
    }
}
