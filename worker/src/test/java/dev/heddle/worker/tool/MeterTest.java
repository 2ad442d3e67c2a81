package dev.heddle.worker.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class MeterTest {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long WORK = TimeUnit.MILLISECONDS.toNanos(60);

    private final Meter meter = new Meter();

    private static void compute(long nanos) {
        long end = THREADS.getCurrentThreadCpuTime() + nanos;
        while (THREADS.getCurrentThreadCpuTime() < end) {
            Thread.onSpinWait();
        }
    }

    @SuppressWarnings("unused")
    static final class TwoThreads {
        static @Nullable Object do_it$() throws InterruptedException {
            Thread one = Thread.ofPlatform().start(() -> compute(WORK));
            Thread two = Thread.ofPlatform().start(() -> compute(WORK));
            one.join();
            two.join();
            return null;
        }
    }

    @SuppressWarnings("unused")
    static final class Waiting {
        private static final CountDownLatch BEGIN = new CountDownLatch(1);
        private static final CountDownLatch END = new CountDownLatch(1);

        static @Nullable Object do_it$() throws InterruptedException {
            BEGIN.countDown();
            END.await();
            return "done";
        }
    }

    @SuppressWarnings("unused")
    static final class Failing {
        static @Nullable Object do_it$() {
            return Integer.parseInt("at once");
        }
    }

    @Test
    void threads_that_have_ended_are_counted() throws Throwable {
        FakeWork work = new FakeWork(List.of(), TwoThreads.class);

        meter.use(work);

        assertThat(Long.parseLong(work.value("cpu"))).isBetween(2 * WORK * 9 / 10, 3 * WORK);
        assertThat(Long.parseLong(work.value("own"))).isLessThan(WORK);
    }

    @Test
    void threads_of_other_cells_are_not_counted() throws Throwable {
        FakeWork work = new FakeWork(List.of(), Waiting.class);
        Thread other = Thread.ofPlatform().name("other").start(() -> {
            awaitQuietly(Waiting.BEGIN);
            compute(5 * WORK);
            Waiting.END.countDown();
            compute(WORK);
        });

        Object value = meter.use(work);
        other.join();

        assertThat(value).isEqualTo("done");
        assertThat(Long.parseLong(work.value("cpu"))).isLessThan(3 * WORK);
    }

    @Test
    void what_a_run_took_is_told_also_if_it_fails() {
        FakeWork work = new FakeWork(List.of(), Failing.class);

        assertThatThrownBy(() -> meter.use(work)).hasRootCauseInstanceOf(NumberFormatException.class);
        assertThat(Long.parseLong(work.value("wall"))).isPositive();
        assertThat(Double.parseDouble(work.value("others"))).isNotNegative();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
