package chapter06.squares;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heddle.schedules.junit.Schedules;
import dev.heddle.schedules.kit.Gates;
import dev.heddle.schedules.kit.Leaks;
import dev.heddle.schedules.kit.Tries;
import dev.heddle.schedules.kit.Waiting;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class SquaresHiddenTest {

    /// Makes threads, counts them, and makes no more than anybody could want.
    private static final class Counting implements ThreadFactory {

        private static final int MOST = 100;

        private final AtomicInteger made = new AtomicInteger();

        @Override
        public Thread newThread(Runnable work) {
            int number = made.getAndIncrement();
            if (number >= MOST) {
                throw new IllegalStateException(MOST + " × newThread()");
            }
            return Thread.ofPlatform().name("square-" + number).daemon(false).unstarted(work);
        }
    }

    @Schedules
    @Tries(value = "two squares, two workers, in every order: no thread is left", zh = "两个平方数,两个工作线程,按所有可能的顺序:不留下线程")
    void two_squares_leave_no_thread() throws Exception {
        List<Integer> squares = Squares.squares(2, 2, new Counting());

        assertEquals(List.of(0, 1), squares, "squares(2, 2, …)");
    }

    @Test
    @Tries(value = "the given factory makes the threads", zh = "线程由给定的工厂制造")
    void threads_come_from_the_factory() throws Exception {
        Counting threads = new Counting();

        Squares.squares(1, 1, threads);

        assertEquals(1, threads.made.get(), "squares(1, 1, threads): newThread()");
    }

    @Test
    @Tries(value = "all three workers are at work at once, and there is no fourth", zh = "三个工作线程同时工作,没有第四个")
    void as_many_threads_as_workers() throws Exception {
        Counting threads = new Counting();
        Gates gates = new Gates();
        ThreadFactory held = work -> threads.newThread(() -> {
            try {
                gates.pass("worker");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            work.run();
        });
        FutureTask<List<Integer>> result = new FutureTask<>(() -> Squares.squares(20, 3, held));
        Thread caller = Thread.ofPlatform().name("caller").start(result);

        gates.awaitArrivals("worker", 3);
        Waiting.untilItWaits(caller);
        gates.open("worker");

        assertEquals(20, result.get().size(), "squares(20, 3, …).size()");
        assertEquals(3, threads.made.get(), "squares(20, 3, threads): newThread()");
    }

    @Test
    @Tries(value = "no squares at all", zh = "一个平方数也没有")
    void nothing_to_do_leaves_no_thread() throws Exception {
        try (Leaks _ = new Leaks()) {
            assertEquals(List.of(), Squares.squares(0, 2, new Counting()), "squares(0, 2, …)");
        }
    }

    @Test
    @Tries(
            value = "a square that does not fit in an int: it fails, and leaves no thread",
            zh = "有一个平方数 int 放不下:应当失败,并且不留下线程")
    void failure_arrives_and_leaves_no_thread() {
        try (Leaks _ = new Leaks()) {
            ExecutionException failure = assertThrows(ExecutionException.class,
                    () -> Squares.squares(46_342, 2, new Counting()), "squares(46342, 2, …)");

            assertInstanceOf(ArithmeticException.class, failure.getCause(), "getCause()");
        }
    }
}
