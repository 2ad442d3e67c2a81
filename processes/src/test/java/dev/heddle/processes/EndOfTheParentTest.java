package dev.heddle.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@Timeout(120)
@ExtendWith(Leaks.class)
class EndOfTheParentTest {

    private static final ChildBuilder SMALL = Child.of().maxHeap("64m");

    @Test
    void grandchildren_die_with_a_child_that_is_killed_whatever_they_do() throws Exception {
        LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();
        Child<?> child = SMALL.name("parent").output(Output.lines(lines::add)).start(() -> {
            ChildBuilder small = Child.of().maxHeap("32m");
            List<Child<?>> children = List.of(small.name("waits").start((Action) EndOfTheParentTest::waitForEver),
                    small.name("computes").start((Action) EndOfTheParentTest::computeForEver));
            Reserve reserve = small.name("reserve").reserve(1);
            children.forEach(one -> System.out.println(one.pid()));
            waitForEver();
            reserve.close();
        });
        List<ProcessHandle> grandchildren = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            grandchildren.add(ProcessHandle.of(Long.parseLong(lines.take())).orElseThrow());
        }
        List<ProcessHandle> all = ProcessHandle.current().descendants().toList();

        assertThat(Children.active()).singleElement().satisfies(parent -> {
            assertThat(parent.name()).isEqualTo("parent");
            assertThat(parent.memoryBytes()).isPositive();
            assertThat(parent.children()).extracting(Children.Info::name).contains("waits", "computes", "reserve");
        });
        child.kill();
        child.join();

        for (ProcessHandle one : all) {
            one.onExit().get(30, TimeUnit.SECONDS);
        }
        assertThat(all).containsAll(grandchildren).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void child_dies_with_its_parent_also_while_it_starts() throws Exception {
        for (int i = 0; i < 5; i++) {
            Child<?> child = SMALL.output(Output.discard()).start(() -> {
                for (int k = 0; k < 3; k++) {
                    var _ = Child.of().maxHeap("32m").start((Action) EndOfTheParentTest::waitForEver);
                    if (k == 1) {
                        Runtime.getRuntime().halt(1);
                    }
                }
            });

            child.join();

            assertThat(child.exitCode()).hasValue(1);
        }
    }

    private static void waitForEver() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static void computeForEver() {
        long number = 1;
        while (number != 0) {
            number = number * 6364136223846793005L | 1;
        }
    }

    @Test
    void fork_bomb_ends_with_an_error() throws Exception {
        Child<Integer> child = SMALL.output(Output.discard()).start(() -> generations());

        assertThat(child.get()).isEqualTo(3);
        child.join();
    }

    /// How many generations there are from here on, each of which starts the next one.
    private static int generations() throws Exception {
        try {
            Child<Integer> next = Child.of().maxHeap("32m").start(() -> generations());
            int more = next.get();
            next.join();
            return 1 + more;
        } catch (IllegalStateException e) {
            assertThat(e).hasMessageStartingWith("this JVM is a child that may not start children of its own");
            return 1;
        }
    }

    @Test
    void children_of_a_child_are_counted() throws Exception {
        Child<Integer> child = SMALL.environment("HEDDLE_CHILDREN", "16").output(Output.discard()).start(() -> {
            List<Child<?>> started = new ArrayList<>();
            try {
                for (int i = 0; i < 100; i++) {
                    started.add(Child.of().maxHeap("16m").start((Action) EndOfTheParentTest::waitForEver));
                }
            } catch (IllegalStateException e) {
                assertThat(e).hasMessageStartingWith("this JVM has 8 children alive, and may not have more.");
            }
            return started.size();
        });

        assertThat(child.get()).isEqualTo(8);
        child.close();
    }

    @Test
    void without_named_pipes_children_answer_on_a_socket() throws Exception {
        Child<List<Object>> child = SMALL.jvmFlags("-Dheddle.replies=loopback").output(Output.discard()).start(() -> {
            ChildBuilder small = Child.of().maxHeap("32m").output(Output.discard());
            Child<Integer> good = small.start(() -> 42);
            Child<Integer> killed = small.start(() -> {
                Runtime.getRuntime().halt(9);
                return 1;
            });
            Child<Integer> stillborn = small.jvmFlags("-XX:NoSuchFlag").start(() -> 1);
            for (Child<Integer> one : List.of(good, killed, stillborn)) {
                one.join();
            }
            return List.of(good.get(), killed.state(), stillborn.state());
        });

        assertThat(child.get()).containsExactly(42, Future.State.FAILED, Future.State.FAILED);
        child.join();
    }

    @Test
    void heap_that_is_no_size_is_told() throws Exception {
        assertThatThrownBy(() -> SMALL.maxHeap("a lot").output(Output.capture()).start(() -> 1).get())
                .hasRootCauseInstanceOf(ChildEndedException.class)
                .hasMessageContaining("Invalid maximum heap size");
    }

    @Test
    void pools_and_reserves_that_still_warm_up_end_with_a_killed_parent() throws Exception {
        for (int line = 0; line < 6; line++) {
            LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();
            String name = "orphan-" + UUID.randomUUID();
            Child<?> parent = SMALL.output(Output.lines(lines::add)).start(() -> {
                ChildBuilder small = Child.of().name(name).maxHeap("32m");
                System.out.println("begins");
                Reserve reserve = small.reserve(2);
                System.out.println("has a reserve");
                try (ProcessPool pool = ProcessPool.of(2, small.jvmFlags("-Dname=" + name))) {
                    System.out.println("has a pool");
                    var _ = pool.submit((Action) EndOfTheParentTest::computeForEver);
                    System.out.println("has a task");
                    var _ = reserve.start((Action) EndOfTheParentTest::waitForEver);
                    System.out.println("has a child");
                    waitForEver();
                }
            });
            for (int i = 0; i <= Math.min(line, 4); i++) {
                lines.take();
            }

            parent.kill();
            parent.join();

            assertThat(isGone(name)).as("after line " + line).isTrue();
        }
    }

    private static boolean isGone(String name) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        boolean gone = false;
        while (!gone && System.nanoTime() < end) {
            gone = ProcessHandle.allProcesses()
                    .noneMatch(one -> one.isAlive() && one.info().commandLine().orElse("").contains(name));
        }
        return gone;
    }
}
