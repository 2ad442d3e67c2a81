package chapter13.philosophers;

import static dev.heddle.schedules.Schedules.together;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heddle.schedules.junit.Schedules;
import dev.heddle.schedules.kit.Tries;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

final class PhilosophersHiddenTest {

    private static final int ROUNDS = 3;

    @Schedules(schedules = 300, random = 50)
    @Tries(value = "three at a table for three eat, in every order", zh = "三人桌上的三位哲学家吃饭，按所有可能的顺序")
    void all_of_three_eat() throws Exception {
        var table = new Philosophers(3);
        var forks = new Forks(3);

        together(() -> table.eat(0, () -> forks.use(0)), () -> table.eat(1, () -> forks.use(1)),
                () -> table.eat(2, () -> forks.use(2)));

        assertEquals(3, forks.meals.get(), "meals");
    }

    @Schedules(schedules = 300, random = 50)
    @Tries(value = "two at a table for two eat twice each, in every order", zh = "两人桌上的两位哲学家各吃两次，按所有可能的顺序")
    void both_of_two_eat() throws Exception {
        var table = new Philosophers(2);
        var forks = new Forks(2);

        together(() -> {
            table.eat(0, () -> forks.use(0));
            table.eat(0, () -> forks.use(0));
        }, () -> {
            table.eat(1, () -> forks.use(1));
            table.eat(1, () -> forks.use(1));
        });

        assertEquals(4, forks.meals.get(), "meals");
    }

    @Schedules(schedules = 300, random = 50)
    @Tries(value = "two who are not neighbours wait for each other at their meals", zh = "不相邻的两位哲学家在用餐时互相等待")
    void others_eat_at_once() throws Exception {
        var table = new Philosophers(5);
        var both = new CyclicBarrier(2);

        together(() -> table.eat(1, () -> await(both)), () -> table.eat(4, () -> await(both)));
    }

    @Schedules(schedules = 300, random = 50)
    @Tries(value = "a philosopher comes back at once, while his neighbour waits", zh = "一位哲学家吃完立刻再来，而他的邻座正在等待")
    void fork_goes_to_the_one_who_waits() throws Exception {
        var table = new Philosophers(5);
        List<Integer> meals = Collections.synchronizedList(new ArrayList<>());
        Thread neighbour = thread(table, 1, () -> meals.add(1));

        table.eat(0, () -> {
            meals.add(0);
            neighbour.start();
            untilItWaits(neighbour);
        });
        table.eat(0, () -> meals.add(0));
        neighbour.join();

        assertEquals(List.of(0, 1, 0), meals, "eat(0), eat(1) waits, eat(0)");
    }

    @Schedules(schedules = 200, random = 50)
    @Tries(value = "two neighbours of one who waits eat in turns, so that one of them always eats",
            zh = "一位等待者的左右邻座轮流吃饭，始终有一位在吃")
    void neighbours_in_turns_starve_nobody() throws Exception {
        var table = new Philosophers(5);
        var hungry = new AtomicInteger(1);
        Thread between = thread(table, 1, hungry::decrementAndGet);
        Meal left = new Meal(table, 0);
        between.start();
        untilItWaits(between);
        Meal right = new Meal(table, 2);

        for (int round = 0; round < ROUNDS && left.eats && right.eats; round++) {
            left.end();
            left = new Meal(table, 0); // either he eats, or he waits for the one between
            if (left.eats) {
                right.end();
                right = new Meal(table, 2);
            }
        }

        if (left.eats && right.eats) {
            assertEquals(0, hungry.get(), "eat(1) waits, 3 × eat(0), 3 × eat(2)");
        }
        left.eaten.countDown();
        right.eaten.countDown();
        between.join();
        left.thread.join();
        right.thread.join();
    }

    @Schedules(schedules = 200, random = 50)
    @Tries(value = "a philosopher who waits is interrupted", zh = "一位正在等待的哲学家被中断")
    void interrupted_philosopher_keeps_nothing() throws Exception {
        for (int eats : List.of(0, 2)) {
            var table = new Philosophers(5);
            var meals = new AtomicInteger();
            var interrupted = new AtomicInteger();
            Thread waits = new Thread(() -> {
                try {
                    table.eat(1, meals::incrementAndGet);
                } catch (InterruptedException e) {
                    interrupted.incrementAndGet();
                }
            }, "eat(1)");

            table.eat(eats, () -> {
                waits.start();
                waits.interrupt();
                join(waits);
            });
            table.eat(2 - eats, meals::incrementAndGet);

            assertEquals(1, interrupted.get(), "InterruptedException");
            assertEquals(1, meals.get(), "meals");
        }
    }

    @Schedules(schedules = 200, random = 50)
    @Tries(value = "a meal throws, then the neighbours eat", zh = "一餐抛出异常，然后邻座吃饭")
    void meal_that_throws_keeps_no_fork() throws Exception {
        var table = new Philosophers(5);
        var meals = new AtomicInteger();

        assertThrows(IllegalStateException.class, () -> table.eat(1, () -> {
            throw new IllegalStateException("hair in the soup");
        }), "eat(1, meal)");
        together(() -> table.eat(0, meals::incrementAndGet), () -> table.eat(2, meals::incrementAndGet));

        assertEquals(2, meals.get(), "meals");
    }

    private static Thread thread(Philosophers table, int seat, Runnable meal) {
        return new Thread(() -> {
            try {
                table.eat(seat, meal);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }, "eat(" + seat + ")");
    }

    /// A meal that goes on until it is told to end.
    private static final class Meal {

        final CountDownLatch eaten = new CountDownLatch(1);
        final Thread thread;
        volatile boolean eats;

        Meal(Philosophers table, int seat) {
            thread = thread(table, seat, () -> {
                eats = true;
                await(eaten);
            });
            thread.start();
            untilItWaits(thread); // at his meal, or for a fork
        }

        void end() throws InterruptedException {
            eaten.countDown();
            thread.join();
        }
    }

    /// Forks that notice when two use them at once.
    private static final class Forks {

        final AtomicInteger meals = new AtomicInteger();
        private final AtomicIntegerArray users;

        Forks(int count) {
            users = new AtomicIntegerArray(count);
        }

        void use(int seat) {
            int right = (seat + 1) % users.length();
            assertEquals(1, users.incrementAndGet(seat), () -> "hands on fork " + seat);
            assertEquals(1, users.incrementAndGet(right), () -> "hands on fork " + right);
            meals.incrementAndGet();
            users.decrementAndGet(seat);
            users.decrementAndGet(right);
        }
    }

    private static void untilItWaits(Thread thread) {
        while (thread.getState() == Thread.State.NEW || thread.getState() == Thread.State.RUNNABLE) {
            Thread.yield();
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
