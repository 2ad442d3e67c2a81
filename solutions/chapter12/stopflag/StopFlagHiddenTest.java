package chapter12.stopflag;

import static dev.heddle.schedules.Schedules.together;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.schedules.junit.Schedules;
import dev.heddle.schedules.kit.Gates;
import dev.heddle.schedules.kit.Tries;
import dev.heddle.schedules.kit.Waiting;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class StopFlagHiddenTest {

    private static final int MANY = 100_000;

    @Schedules
    @Tries(value = "stop() comes before run(step)", zh = "stop() 先于 run(step) 调用")
    void stop_before_run_lets_no_step_begin() {
        var flag = new StopFlag();
        var steps = new AtomicInteger();

        flag.stop();
        flag.stop();
        long counted = flag.run(() -> {
            steps.incrementAndGet();
            flag.stop();
        });

        assertEquals(0, counted, "stop(), stop(), run(step)");
        assertEquals(0, steps.get(), "step.run()");
    }

    @Schedules
    @Tries(value = "a step ends only after stop() has returned", zh = "在 stop() 返回之后一步才结束")
    void stop_does_not_wait_for_a_step() throws Exception {
        var flag = new StopFlag();
        var begun = new CountDownLatch(1);
        var stopped = new CountDownLatch(1);
        var counted = new AtomicInteger();

        together(() -> counted.set((int) flag.run(() -> {
            begun.countDown();
            awaitQuietly(stopped);
        })), () -> {
            begun.await();
            flag.stop();
            stopped.countDown();
        });

        assertEquals(1, counted.get(), "run(step)");
    }

    @Schedules
    @Tries(value = "what was written before stop() is read after run(step)", zh = "stop() 之前写入的内容，在 run(step) 之后读取")
    void stop_publishes_what_was_written_before() throws Exception {
        var flag = new StopFlag();
        var result = new int[1];

        together(() -> {
            flag.run(() -> {});
            assertEquals(42, result[0], "result");
        }, () -> {
            result[0] = 42;
            flag.stop();
        });
    }

    @Schedules
    @Tries(value = "only one of two flags is stopped", zh = "两个标志中只停止一个")
    void flags_are_independent() {
        var one = new StopFlag();
        var other = new StopFlag();
        var steps = new AtomicInteger();

        one.stop();
        long counted = other.run(() -> {
            if (steps.incrementAndGet() == 2) {
                other.stop();
            }
        });

        assertEquals(2, counted, "one.stop(), other.run(step)");
    }

    @Test
    @Tries(value = "a thread that has run 100 000 steps is stopped", zh = "停止一个已运行 100 000 步的线程")
    void long_run_is_stopped() throws InterruptedException {
        var flag = new StopFlag();
        var gates = new Gates();
        var steps = new AtomicInteger();
        gates.open("warm");

        Thread runner = Thread.ofPlatform().daemon().name("runner").start(() -> flag.run(() -> {
            if (steps.incrementAndGet() == MANY) {
                passQuietly(gates);
            }
        }));
        gates.awaitArrival("warm");
        flag.stop();

        Waiting.untilItEnds(runner);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void passQuietly(Gates gates) {
        try {
            gates.pass("warm");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
