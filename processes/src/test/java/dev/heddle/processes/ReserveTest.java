package dev.heddle.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@Timeout(60)
@ExtendWith(Leaks.class)
class ReserveTest {

    private static final ChildBuilder SMALL = Child.of().maxHeap("64m").output(Output.capture());

    @Test
    void every_child_is_a_jvm_of_its_own_and_its_output_is_its_own() throws Exception {
        try (Reserve reserve = SMALL.reserve(2)) {
            Set<Long> pids = new HashSet<>();
            for (int i = 0; i < 5; i++) {
                Child<Long> child = reserve.start(() -> {
                    System.out.print("hello");
                    return ProcessHandle.current().pid();
                });
                pids.add(child.get());
                child.join();
                assertThat(child.output()).isEqualTo("hello");
                assertThat(child.exitCode()).hasValue(0);
            }

            assertThat(pids).hasSize(5);
        }
    }

    @Test
    void waiting_jvm_that_is_killed_is_not_taken() throws Exception {
        try (Reserve reserve = SMALL.reserve(2)) {
            ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
            ProcessHandle.current().children().forEach(child -> child.onExit().join());

            assertThat(reserve.start(() -> 1).get()).isEqualTo(1);
        }
    }

    @Test
    void waiting_jvm_has_been_through_its_rehearsal() throws Exception {
        Task<String> rehearsal = () -> System.setProperty("rehearsed", "yes");
        try (Reserve reserve = Child.of().reserve(1, rehearsal)) {
            awaitReady(reserve);

            Task<String> task = () -> System.getProperty("rehearsed", "no");
            assertThat(reserve.start(task).get()).isEqualTo("yes");
        }
    }

    @Test
    void rehearsal_that_fails_spoils_nothing() throws Exception {
        Task<Integer> rehearsal = () -> {
            throw new IllegalStateException("of the rehearsal");
        };
        try (Reserve reserve = Child.of().reserve(1, rehearsal)) {
            awaitReady(reserve);

            Task<Integer> task = () -> 7;
            assertThat(reserve.start(task).get()).isEqualTo(7);
        }
    }

    @Test
    void closed_reserve_ends_what_waits_and_starts_nothing() {
        Reserve reserve = SMALL.reserve(2);
        reserve.close();

        assertThatThrownBy(() -> reserve.start(() -> 1)).hasMessage("the reserve has been closed");
        assertThat(Children.active()).isEmpty();
    }

    /// Nobody is told when a JVM has become ready.
    private static void awaitReady(Reserve reserve) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (reserve.ready() == 0) {
            assertThat(System.nanoTime()).as("still not ready").isLessThan(end);
            LockSupport.parkNanos(1_000_000);
        }
    }
}
