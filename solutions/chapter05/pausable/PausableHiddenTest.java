package chapter05.pausable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.fail;

import dev.heddle.schedules.junit.Schedules;
import dev.heddle.schedules.kit.Tries;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

final class PausableHiddenTest {

    /// Steps that count, without any lock: `pause()` has to see to it that nobody looks at the wrong moment.
    private static final class Steps implements Runnable {

        private final int last;
        private int begun;
        private int ended;
        private Pausable work;

        Steps(int last) {
            this.last = last;
        }

        Pausable work() {
            work = new Pausable(this);
            return work;
        }

        @Override
        public void run() {
            begun++;
            ended++;
            if (ended == last) {
                work.stop();
            }
        }
    }

    private static void untilItWaits(String what, Thread thread) {
        while (thread.getState() != Thread.State.WAITING) {
            if (thread.getState() == Thread.State.TERMINATED) {
                fail(what + ": run() does not wait");
            }
            Thread.yield();
        }
    }

    @Schedules(schedules = 100, random = 40)
    @Tries(value = "the work is paused and goes on, in many orders", zh = "工作被暂停后继续,按许多种顺序")
    void no_step_runs_after_pause() throws Exception {
        var steps = new Steps(3);
        var work = steps.work();
        Thread runner = new Thread(work);

        runner.start();
        work.pause();
        int begun = steps.begun;
        int running = begun - steps.ended;
        Thread.yield();
        int later = steps.begun;
        work.resume();
        runner.join();

        assertEquals(0, running, "pause() → steps running");
        assertEquals(begun, later, "pause() → steps begun");
        assertEquals(3, steps.ended, "3rd step: stop() → steps");
    }

    @Schedules(schedules = 100, random = 40, wakeups = false)
    @Tries(value = "two threads pause the work, in many orders", zh = "两个线程都暂停工作,按许多种顺序")
    void two_can_pause() throws Exception {
        var steps = new Steps(2);
        var work = steps.work();
        Thread runner = new Thread(work);
        Thread other = new Thread(() -> {
            work.pause();
            assertEquals(0, steps.begun - steps.ended, "pause() → steps running");
        });

        runner.start();
        other.start();
        work.pause();
        assertEquals(0, steps.begun - steps.ended, "pause() → steps running");
        other.join();
        work.resume();
        runner.join();

        assertEquals(2, steps.ended, "2nd step: stop() → steps");
    }

    @Schedules(schedules = 100, random = 40)
    @Tries(value = "the work is paused before it runs, and resumed, in many orders", zh = "工作在运行之前被暂停,然后继续,按许多种顺序")
    void resume_wakes_it() throws Exception {
        var steps = new Steps(1);
        var work = steps.work();
        Thread runner = new Thread(work);

        work.pause();
        work.pause();
        runner.start();
        work.resume();
        runner.join();

        assertEquals(1, steps.ended, "pause(), pause(), resume() → steps");
    }

    @Schedules(schedules = 100, random = 40)
    @Tries(value = "the work is resumed first, and paused after that", zh = "先继续,再暂停")
    void resume_is_not_remembered() throws Exception {
        var steps = new Steps(5);
        var work = steps.work();
        Thread runner = new Thread(work);

        work.resume();
        work.resume();
        work.pause();
        runner.start();
        untilItWaits("resume(), pause()", runner);
        assertEquals(0, steps.begun, "resume(), pause() → steps");
        work.stop();
        runner.join();

        assertEquals(0, steps.begun, "resume(), pause(), stop() → steps");
    }

    @Schedules(schedules = 100, random = 40)
    @Tries(value = "the work is stopped while it is paused, in many orders", zh = "工作在暂停时被停止,按许多种顺序")
    void stop_ends_a_pause() throws Exception {
        var steps = new Steps(5);
        var work = steps.work();
        Thread runner = new Thread(work);

        work.pause();
        runner.start();
        work.stop();
        runner.join();

        assertEquals(0, steps.begun, "pause(), stop() → steps");
    }

    @Schedules(schedules = 100, random = 40)
    @Tries(value = "the work is resumed and stopped during a long step, in many orders", zh = "在漫长的一步当中继续和停止工作,按许多种顺序")
    void resume_and_stop_do_not_wait() throws Exception {
        var begun = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        var work = new Pausable(() -> {
            begun.countDown();
            await(end);
        });
        Thread runner = new Thread(work);

        runner.start();
        begun.await();
        work.resume();
        work.stop();
        end.countDown();

        runner.join();
    }

    @Schedules(schedules = 100, random = 40)
    @Tries(value = "a step throws while somebody pauses the work, in many orders", zh = "某一步抛出异常,同时有人暂停工作,按许多种顺序")
    void a_step_that_throws_holds_up_nobody() throws Exception {
        var thrown = new IllegalStateException("out of paint");
        var came = new AtomicReference<Throwable>();
        var work = new Pausable(() -> {
            throw thrown;
        });
        Thread runner = new Thread(() -> {
            try {
                work.run();
            } catch (IllegalStateException e) {
                came.set(e);
            }
        });

        runner.start();
        work.pause();
        work.resume();
        runner.join();
        work.pause();

        assertSame(thrown, came.get(), "step.run(): throw → run(): throw");
    }

    @Schedules(schedules = 100, random = 40)
    @Tries(value = "the thread that is paused is interrupted", zh = "暂停中的线程被中断")
    void an_interrupt_ends_no_pause() throws Exception {
        var steps = new Steps(1);
        var work = steps.work();
        Thread runner = new Thread(work);

        work.pause();
        runner.start();
        runner.interrupt();
        untilItWaits("pause(), interrupt", runner);
        assertEquals(0, steps.begun, "pause(), interrupt → steps");
        work.resume();
        runner.join();

        assertEquals(1, steps.ended, "pause(), interrupt, resume() → steps");
    }

    @Schedules(schedules = 100, random = 40, wakeups = false)
    @Tries(value = "the thread that pauses is interrupted during a long step", zh = "在漫长的一步当中,调用 pause() 的线程被中断")
    void an_interrupt_does_not_end_the_waiting_for_a_step() throws Exception {
        var begun = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        boolean[] ended = {false};
        var work = new AtomicReference<Pausable>();
        work.set(new Pausable(() -> {
            begun.countDown();
            await(end);
            ended[0] = true;
            work.get().stop();
        }));
        Thread runner = new Thread(work.get());
        Thread pauser = new Thread(() -> {
            work.get().pause();
            assertEquals(true, ended[0], "interrupt: pause() → step ended");
        });

        runner.start();
        begun.await();
        pauser.start();
        pauser.interrupt();
        end.countDown();
        runner.join();
        pauser.join();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @Tries(value = "hundreds of random calls are made, and compared with a model", zh = "随机调用数百次,并与模型比较")
    void random_calls_do_what_a_model_does() throws Throwable {
        var said = new AtomicReference<>(new StringBuffer());
        var lives = new FutureTask<Integer>(() -> {
            var random = new Random(53);
            int calls = 0;
            while (calls < 300) {
                said.set(new StringBuffer());
                calls += randomLife(random, said.get());
            }
            return calls;
        });

        Thread.ofPlatform().daemon().start(lives);
        try {
            lives.get(15, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            fail(said.get() + "→ …");
        } catch (ExecutionException e) {
            throw e.getCause();
        }
    }

    /// @return how many calls it has made
    private static int randomLife(Random random, StringBuffer said) throws InterruptedException {
        var done = new Semaphore(0);
        int[] steps = {0};
        var work = new Pausable(() -> {
            steps[0]++; // read only while it is paused or over
            done.release();
            LockSupport.parkNanos(20_000); // leaves the processor to those who call, where there is only one
        });
        var runner = new Thread(work);
        runner.setDaemon(true);
        boolean paused = false;
        int stepsAtPause = 0;
        int calls = 0;
        int beginsAt = random.nextInt(4);
        int endsAt = 4 + random.nextInt(12);

        while (calls < endsAt) {
            if (calls == beginsAt) {
                said.append("start ");
                runner.start();
            }
            if (random.nextBoolean()) {
                said.append("pause() ");
                work.pause();
                if (paused) {
                    assertEquals(stepsAtPause, steps[0], () -> said + "→ steps");
                }
                paused = true;
                stepsAtPause = steps[0];
            } else {
                if (paused) {
                    assertEquals(stepsAtPause, steps[0], () -> said + "→ steps");
                }
                said.append("resume() ");
                done.drainPermits();
                work.resume();
                paused = false;
                if (calls >= beginsAt && !done.tryAcquire(4, TimeUnit.SECONDS)) {
                    fail(said + "→ no step");
                }
            }
            calls++;
        }
        said.append("stop() ");
        work.stop();
        if (!runner.join(Duration.ofSeconds(4))) {
            fail(said + "→ run() goes on");
        }
        if (paused) {
            assertEquals(stepsAtPause, steps[0], () -> said + "→ steps");
        }
        return calls + 1;
    }
}
