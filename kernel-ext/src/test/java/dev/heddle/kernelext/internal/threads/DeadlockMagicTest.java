package dev.heddle.kernelext.internal.threads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.kernel.magic.MagicDesk;
import org.junit.jupiter.api.Test;

final class DeadlockMagicTest {

    private static final String MAIN = "1 main platform false shell  WAITING Queue%40f -1 5000000  false \n";
    private static final String CIRCLE = """
            11 a platform true cell 3 BLOCKED Account%40b2 12 1000 Account%40a1 false Cell%5B3%5D%3A6
            12 %3Cb%3E platform true cell 3 BLOCKED Account%40a1 11 1000 Account%40b2 false Cell%5B3%5D%3A6
            13 behind platform true cell 3 BLOCKED Account%40a1 11 1000  false Cell%5B3%5D%3A9
            """;
    private static final String VIRTUAL = """
            21 v1 virtual true cell  BLOCKED Lock%402 -1 -1 Lock%401 false Cell%5B4%5D%3A1
            22 v2 virtual true cell  BLOCKED Lock%401 -1 -1 Lock%402 false Cell%5B4%5D%3A1
            """;
    private static final String WAITER =
            "31 w platform true cell 5 WAITING java.util.concurrent.Semaphore%24NonfairSync%4077 -1 10  false Cell%5B5%5D%3A2\n";

    private final MagicDesk desk = new MagicDesk(new DeadlockMagic());

    private String deadlock(String told) throws Exception {
        desk.values.put("threads", new MagicDesk.Value(null, null, told));
        return desk.call("");
    }

    @Test
    void circle_of_locks_is_certain_and_who_waits_behind_is_told() throws Exception {
        assertThat(deadlock(MAIN + CIRCLE)).isEqualTo("""
                Deadlock, certain: a, <b> wait for each other, and none of them goes on.
                  a (started by Cell[3]) waits for Account@b2 at Cell[3]:6, which <b> holds
                  <b> (started by Cell[3]) waits for Account@a1 at Cell[3]:6, which a holds
                To prevent it, let every thread take these locks in the same order: Account@b2, Account@a1. \
                Now only a new JVM ends them (%jvm --reset): synchronized cannot be interrupted.
                Behind them, for ever, too: behind.
                Looked at 4 platform and 0 virtual threads, at monitors and at locks of java.util.concurrent.
                """);
    }

    @Test
    void virtual_threads_are_known_by_the_monitors_that_they_hold() throws Exception {
        assertThat(deadlock(MAIN + VIRTUAL)).startsWith(
                "Deadlock, certain: v1, v2 wait for each other, and none of them goes on.\n");
    }

    @Test
    void permit_that_nobody_gives_is_a_guess() throws Exception {
        assertThat(deadlock(MAIN + WAITER)).isEqualTo(
                """
                        No deadlock.
                        A guess: these wait for what no thread is seen to hold, and no thread that a cell has started is left to give \
                        it. Only another cell can:
                          w waits for a Semaphore at Cell[5]:2
                        Looked at 2 platform and 0 virtual threads, at monitors and at locks of java.util.concurrent.
                        """);
    }

    @Test
    void nothing_to_find_is_told_with_what_was_looked_at() throws Exception {
        assertThat(deadlock(MAIN)).isEqualTo("""
                No deadlock.
                Looked at 1 platform and 0 virtual threads, at monitors and at locks of java.util.concurrent.
                """);
    }

    @Test
    void table_shows_who_holds_what_another_waits_for() throws Exception {
        MagicDesk threads = new MagicDesk(new ThreadsMagic());
        threads.values.put("threads", new MagicDesk.Value(null, null, MAIN + CIRCLE));

        assertThat(threads.call("")).isEqualTo("""
                4 threads
                thread  id  kind      state    cell     waits for            held by  CPU
                main    1   platform  idle              a cell                        5 ms
                a       11  daemon    blocked  Cell[3]  the lock of Account  <b>      1 µs
                <b>     12  daemon    blocked  Cell[3]  the lock of Account  a        1 µs
                behind  13  daemon    blocked  Cell[3]  the lock of Account  a        1 µs
                Some wait for each other: see %deadlock.
                """);
        assertThat(threads.call("5")).startsWith("UsageError: %threads takes a number of seconds only with --live.");
        assertThat(threads.call("--stop")).isEqualTo("There is no live table.\n");
    }
}
