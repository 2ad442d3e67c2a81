package dev.heddle.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@Timeout(60)
@ExtendWith(Leaks.class)
class ManagerTest {

    private static final ChildBuilder SMALL = Child.of().name("m").maxHeap("64m").output(Output.discard());

    /// What the object is called by.
    interface Counter {

        int next();

        long pid();

        void fail() throws IOException;

        void die();
    }

    /// The object.
    static final class CountingUp implements Counter {

        private int count;

        @Override
        public int next() {
            return ++count;
        }

        @Override
        public long pid() {
            return ProcessHandle.current().pid();
        }

        @Override
        public void fail() throws IOException {
            throw new IOException("as asked");
        }

        @Override
        public void die() {
            Runtime.getRuntime().halt(4);
        }
    }

    @Test
    void many_threads_call_one_object_in_another_jvm() throws Exception {
        try (Manager<Counter> manager = Manager.of(Counter.class, CountingUp::new, SMALL);
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            Counter counter = manager.object();
            List<Future<Integer>> numbers =
                    IntStream.range(0, 100).mapToObj(i -> threads.submit(counter::next)).toList();
            for (Future<Integer> number : numbers) {
                number.get();
            }

            assertThat(numbers).extracting(Future::resultNow)
                    .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 100).boxed().toList());
            assertThat(counter.pid()).isNotEqualTo(ProcessHandle.current().pid());
            assertThat(counter).hasToString("object of manager 'm' (pid " + counter.pid() + ")").isEqualTo(counter);
        }
    }

    @Test
    void map_is_shared_as_in_python() throws Exception {
        try (Manager<Map<String, Integer>> manager = Manager.of(Map.class, HashMap::new, SMALL)) {
            manager.object().put("a", 1);
            manager.object().merge("a", 2, (Task2) Integer::sum);

            assertThat(manager.object().get("a")).isEqualTo(3);
            assertThat(manager.object().get("b")).isNull();
        }
    }

    private interface Task2 extends java.util.function.BinaryOperator<Integer>, java.io.Serializable {}

    @Test
    void exceptions_pass_and_the_object_goes_on() throws Exception {
        try (Manager<Counter> manager = Manager.of(Counter.class, CountingUp::new, SMALL)) {
            assertThatThrownBy(() -> manager.object().fail()).isExactlyInstanceOf(IOException.class)
                    .hasMessage("as asked");
            assertThat(manager.object().next()).isEqualTo(1);
        }
    }

    @Test
    void object_that_dies_fails_every_call() throws Exception {
        try (Manager<Counter> manager = Manager.of(Counter.class, CountingUp::new, SMALL)) {
            assertThatThrownBy(() -> manager.object().die()).isInstanceOf(ChildEndedException.class)
                    .hasMessageEndingWith("exit code 4");
            assertThatThrownBy(() -> manager.object().next()).isInstanceOf(ChildEndedException.class);
        }
    }

    @Test
    void caller_that_is_interrupted_interrupts_its_own_call() throws Exception {
        try (Manager<BlockingQueue<String>> manager = Manager.of(BlockingQueue.class, LinkedBlockingQueue::new, SMALL);
                ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<String> stuck = threads.submit(() -> manager.object().take());
            Thread.ofPlatform().start(() -> stuck.cancel(true));
            assertThatThrownBy(stuck::get).isInstanceOf(CancellationException.class);

            assertThat(manager.object().offer("a")).isTrue();
            assertThat(manager.object().poll()).isEqualTo("a");
        }
    }

    @Test
    void class_is_no_interface() {
        assertThatThrownBy(() -> Manager.of(CountingUp.class, CountingUp::new, SMALL))
                .hasMessage("a manager's object is called by an interface, and " + CountingUp.class.getName()
                        + " is none");
    }
}
