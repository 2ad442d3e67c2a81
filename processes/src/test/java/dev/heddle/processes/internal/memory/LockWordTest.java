package dev.heddle.processes.internal.memory;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.processes.Child;
import dev.heddle.processes.Leaks;
import dev.heddle.processes.Output;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Moments that hardly ever come: the word is set as somebody would have left it.
@Timeout(60)
@ExtendWith(Leaks.class)
class LockWordTest {

    private static final long STARVING_AT = 4;
    private static final long THREAD_AT = 8;

    @Test
    void thread_number_that_a_dead_process_has_left_is_not_taken_for_one_of_ours() {
        try (Region region = Region.make(LockWord.BYTES)) {
            region.body().set(JAVA_INT, 0, Peer.self());
            region.body().set(JAVA_LONG, THREAD_AT, Thread.currentThread().threadId());

            assertThat(new LockWord(region, 0).isHeldByThisThread()).isFalse();
        }
    }

    @Test
    void dead_process_that_was_to_go_first_holds_up_nobody() throws Exception {
        try (Region region = Region.make(LockWord.BYTES)) {
            LockWord lock = new LockWord(region, 0);
            region.body().set(JAVA_INT, STARVING_AT, Peer.self() ^ (1 << 22)); // this pid at another time

            assertThat(lock.tryLock()).isTrue();
            lock.unlock();
            assertThat(lock.lock(Deadline.in(1, TimeUnit.SECONDS))).isTrue();
        }
    }

    @Test
    void stopped_process_that_was_to_go_first_is_waited_for_a_moment_only() throws Exception {
        try (Region region = Region.make(LockWord.BYTES);
                Child<Integer> other = Child.of().maxHeap("32m").output(Output.discard()).start(Peer::self)) {
            LockWord lock = new LockWord(region, 0);
            region.body().set(JAVA_INT, STARVING_AT, other.get());

            assertThat(lock.lock(Deadline.in(1, TimeUnit.SECONDS))).isTrue();
        }
    }

    @Test
    void region_can_be_opened_by_an_interrupted_thread_and_the_interrupt_stays() {
        try (Region region = Region.make(64)) {
            Thread.currentThread().interrupt();
            Region same = Region.open(region.handle());
            boolean interrupted = Thread.interrupted();

            assertThat(interrupted).isTrue();
            same.body().set(JAVA_INT, 0, 5);
            assertThat(region.body().get(JAVA_INT, 0)).isEqualTo(5);
            same.close();
        }
    }
}
