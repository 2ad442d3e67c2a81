package dev.heddle.schedules.checks;

import static dev.heddle.schedules.Schedules.together;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.heddle.schedules.Scenario;
import dev.heddle.schedules.Schedules;
import dev.heddle.schedules.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What a program sees of the world around it is the same in every run, and what it does there stays in the run.
final class WorldTest {

    private static final InheritableThreadLocal<String> NAME = new InheritableThreadLocal<>();
    private static final ScopedValue<String> USER = ScopedValue.newInstance();

    private static Arguments holds(String name, Scenario scenario) {
        return argumentSet(name, scenario);
    }

    static Stream<Arguments> programs() {
        return Stream.of(
                holds("a loop that looks at the clock ends", WorldTest::busyClock),
                holds("a deadline is reached by sleeping", WorldTest::deadline),
                holds("dice do not always show the same", WorldTest::dice),
                holds("objects without a hash code are in the same order in every run", WorldTest::identityOrder),
                holds("a timer's task runs", WorldTest::timer),
                holds("a future is completed before its time is over", WorldTest::inTime),
                holds("a future fails when its time is over", WorldTest::tooLate),
                holds("an executor of one thread is closed", WorldTest::oneThread),
                holds("a thread is no daemon unless it is made one", WorldTest::daemons),
                holds("the program ends though a daemon goes on", WorldTest::daemonGoesOn),
                holds("a thread's own interrupt and start are called", WorldTest::overridden),
                holds("an interrupt before the start is kept", WorldTest::interruptedBefore),
                holds("an interrupt during close is kept", WorldTest::interruptedInClose),
                holds("a thread that ends notifies", WorldTest::endNotifies),
                holds("the default handler gets an exception", WorldTest::defaultHandler),
                holds("an inheritable local is inherited", WorldTest::inherited),
                holds("a scoped value belongs to its thread", WorldTest::scoped),
                holds("a machine has four processors", WorldTest::processors));
    }

    @ParameterizedTest
    @MethodSource("programs")
    void program_holds_in_all_schedules(Scenario scenario) throws Exception {
        Verdict verdict = Schedules.of(scenario).check();

        assertThat(verdict).as(verdict.text(Locale.ENGLISH))
                .isInstanceOfSatisfying(Verdict.Passed.class, passed -> assertThat(passed.all()).isTrue());
    }

    private static void busyClock() {
        long end = System.currentTimeMillis() + 100;
        while (System.currentTimeMillis() < end) {
            Thread.onSpinWait();
        }
    }

    private static void deadline() throws InterruptedException {
        Instant end = Instant.now().plusMillis(100);
        while (Instant.now().isBefore(end)) {
            Thread.sleep(10);
        }
        assertThat(Duration.between(end, Instant.now())).isLessThan(Duration.ofSeconds(1));
    }

    private static void dice() {
        var random = new Random();
        while (random.nextInt(100) < 50 || ThreadLocalRandom.current().nextInt(100) < 50 || Math.random() < 0.5) {
            Thread.onSpinWait();
        }
    }

    private static final class Seat {}

    private static void identityOrder() throws InterruptedException {
        var seats = new HashSet<Object>();
        Collections.addAll(seats, new Seat(), new Seat(), new Seat());
        List<Thread> threads = new ArrayList<>();
        for (Object seat : seats) {
            threads.add(Thread.ofPlatform().name("t" + seat.hashCode()).start(() -> assertThat(seat).isNotNull()));
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void timer() throws InterruptedException {
        var timer = new Timer();
        var rung = new CountDownLatch(1);
        timer.schedule(new TimerTask() {

            @Override
            public void run() {
                rung.countDown();
            }
        }, 50);
        rung.await();
        timer.cancel();
    }

    private static void inTime() {
        assertThat(CompletableFuture.supplyAsync(() -> 3).orTimeout(1, TimeUnit.SECONDS).join()).isEqualTo(3);
    }

    private static void tooLate() {
        assertThat(new CompletableFuture<Integer>().completeOnTimeout(7, 1, TimeUnit.SECONDS).join()).isEqualTo(7);
    }

    private static void oneThread() throws Exception {
        try (var pool = Executors.newSingleThreadExecutor()) {
            assertThat(pool.submit(() -> 1).get()).isEqualTo(1);
        }
    }

    private static void daemons() throws InterruptedException {
        assertThat(new Thread(() -> {}).isDaemon()).isFalse();
        assertThat(Thread.ofPlatform().daemon().unstarted(() -> {}).isDaemon()).isTrue();
        var inherits = new AtomicBoolean();
        Thread daemon = new Thread(() -> inherits.set(new Thread(() -> {}).isDaemon()));
        daemon.setDaemon(true);
        daemon.start();
        daemon.join();
        assertThat(inherits).isTrue();
    }

    private static void daemonGoesOn() {
        Thread.ofPlatform().daemon().start(() -> {
            try {
                while (true) {
                    Thread.sleep(10);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static final class Worker extends Thread {

        private final AtomicBoolean closed = new AtomicBoolean();

        @Override
        public synchronized void start() {
            super.start();
        }

        @Override
        public void interrupt() {
            closed.set(true);
            super.interrupt();
        }

        @Override
        public void run() {
            while (!isInterrupted()) {
                Thread.onSpinWait();
            }
        }
    }

    private static void overridden() throws InterruptedException {
        var worker = new Worker();
        Thread thread = worker;
        thread.start();
        thread.interrupt();
        thread.join();
        assertThat(worker.closed).isTrue();
    }

    private static void interruptedBefore() throws InterruptedException {
        var seen = new AtomicBoolean();
        Thread thread = new Thread(() -> seen.set(Thread.currentThread().isInterrupted()));
        thread.interrupt();
        thread.start();
        thread.join();
        assertThat(seen).isTrue();
    }

    private static void interruptedInClose() throws InterruptedException {
        var kept = new AtomicBoolean();
        var begun = new CountDownLatch(1);
        Thread thread = new Thread(() -> {
            var pool = Executors.newFixedThreadPool(1);
            pool.execute(() -> {
                begun.countDown();
                try {
                    Thread.sleep(Duration.ofDays(1));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            awaited(begun);
            Thread.currentThread().interrupt();
            pool.close();
            kept.set(Thread.currentThread().isInterrupted());
        });
        thread.start();
        thread.join();
        assertThat(kept).isTrue();
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void endNotifies() throws InterruptedException {
        Thread thread = new Thread(() -> {});
        synchronized (thread) {
            thread.start();
            while (thread.isAlive()) {
                thread.wait();
            }
        }
    }

    private static void defaultHandler() throws InterruptedException {
        var seen = new AtomicReference<Throwable>();
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> seen.set(thrown));
        Thread thread = new Thread(() -> {
            throw new IllegalStateException("expected");
        });
        thread.start();
        thread.join();
        assertThat(seen.get()).hasMessage("expected");
    }

    private static void inherited() throws InterruptedException {
        NAME.set("parent");
        together(() -> {});
        var seen = new AtomicReference<String>();
        Thread thread = new Thread(() -> seen.set(NAME.get()));
        NAME.set("changed");
        thread.start();
        thread.join();
        assertThat(seen.get()).isEqualTo("parent");
    }

    private static void scoped() throws InterruptedException {
        together(() -> ScopedValue.where(USER, "A").run(() -> assertThat(USER.get()).isEqualTo("A")),
                () -> assertThat(USER.isBound()).isFalse());
    }

    private static void processors() {
        assertThat(Runtime.getRuntime().availableProcessors()).isEqualTo(4);
    }
}
