package dev.heddle.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Tasks and results for which a heap has no room.
@Timeout(120)
@ExtendWith(Leaks.class)
class TooLargeTest {

    private static final ChildBuilder SMALL = Child.of().maxHeap("64m").output(Output.discard());

    @Test
    void child_says_that_its_task_has_no_room_in_its_heap() throws Exception {
        double[] numbers = new double[16 << 20];
        byte[][] pieces = new byte[16_000][8000];

        try (Child<Integer> array = SMALL.start(() -> numbers.length);
                Child<Integer> object = SMALL.start(() -> pieces.length)) {
            assertThatThrownBy(array::get).isInstanceOf(ExecutionException.class)
                    .hasRootCauseMessage(
                            "what this child was sent has 128 MB, for which its heap has no room; start it "
                                    + "with a larger maxHeap");
            assertThatThrownBy(object::get).isInstanceOf(ExecutionException.class)
                    .hasRootCauseMessage(
                            "what this child was sent has 123 MB, for which its heap has no room; start it "
                                    + "with a larger maxHeap");
        }
    }

    @Test
    void worker_goes_on_behind_a_task_for_which_it_has_no_room() throws Exception {
        double[] numbers = new double[16 << 20];

        try (ProcessPool pool = ProcessPool.of(1, SMALL)) {
            long worker = pool.submit(() -> ProcessHandle.current().pid()).get();

            assertThatThrownBy(() -> pool.submit(() -> numbers.length).get()).hasStackTraceContaining("maxHeap");
            assertThat(pool.submit(() -> ProcessHandle.current().pid()).get()).isEqualTo(worker);
        }
    }

    @Test
    void parent_says_that_a_result_has_no_room_in_its_heap() throws Exception {
        Task<String> parent = () -> {
            try (Child<double[]> child = Child.of().name("big").maxHeap("512m").start(() -> new double[16 << 20])) {
                return "it gave " + child.get().length;
            } catch (ExecutionException e) {
                return String.valueOf(e.getMessage()).replaceAll("pid \\d+", "pid 4711");
            }
        };

        try (Child<String> child = SMALL.start(parent)) {
            assertThat(child.get())
                    .isEqualTo(
                            "java.lang.IllegalStateException: the result of child 'big' (pid 4711) cannot be read here: it has 128 MB, "
                                    + "for which the heap of this JVM has no room; give it more with -Xmx");
        }
    }
}
