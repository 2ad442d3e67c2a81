package dev.heddle.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// What cannot be copied does not travel with a snapshot, and who reads it is told so.
@Timeout(60)
@ExtendWith(Leaks.class)
class LeftOutTest {

    private static final String LOCK =
            "variable 'lock' of type ReentrantLock cannot be copied to another process; use SharedLock";
    private static final String THREAD =
            "variable 'thread' of type Thread cannot be copied to another process; start the thread in the child";

    private static final String FIRST = """
            import java.util.concurrent.locks.*;

            public class First {
                public static Lock lock;
                public static volatile Thread thread;
                public static int count = 7;

                public static class Account { public static Lock lock = new ReentrantLock(); }
                public static class Saving extends Account {}
            }
            """;

    private static final String SECOND = """
            import dev.heddle.processes.*;
            import java.util.concurrent.locks.*;

            public class Second {
                public static Object fill() {
                    First.thread = Thread.currentThread();
                    return First.lock = new ReentrantLock();
                }
                public static Task<Object> reads() { return () -> { First.lock.lock(); return 1; }; }
                public static Task<Object> readsInherited() { return () -> First.Saving.lock.tryLock(); }
                public static Task<Object> readsTheThread() { return () -> First.thread.getName(); }
                public static Task<Object> passesBy() {
                    return () -> {
                        int sum = 0;
                        for (int i = 0; i < 3; i++) {
                            try {
                                if (First.count < 0) { First.lock.lock(); } else { sum += i; }
                            } finally {
                                sum++;
                            }
                        }
                        return sum + First.count;
                    };
                }
                public static Task<Object> gives() {
                    return () -> {
                        First.lock = new ReentrantLock();
                        First.thread = null;
                        return First.lock.tryLock() + " " + First.thread;
                    };
                }
                public static Task<Object> readsInAGrandchild() {
                    return () -> Child.of().maxHeap("32m").start(Snapshot.of(() -> First.lock.tryLock(),
                            type -> type.getClassLoader() == Second.class.getClassLoader())).get();
                }
            }
            """;

    private static final ChildBuilder SMALL = Child.of().maxHeap("64m").output(Output.discard());

    private static final Thread OF_THIS_CLASS = Thread.currentThread();

    @SuppressWarnings("NonFinalStaticField") // a variable, as a notebook has some
    private static Thread here = Thread.currentThread();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before each test
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private ClassesOfCells cells;

    @BeforeEach
    void compile() throws Exception {
        cells = ClassesOfCells.compiled(folder, Map.of("First", FIRST, "Second", SECOND));
        cells.call("Second", "fill");
    }

    private Object run(String name) throws Exception {
        try (Child<Object> child = SMALL.start(cells.snapshot("Second", name))) {
            return child.get();
        }
    }

    private Throwable failure(String name) {
        try {
            return new AssertionError("it gave " + run(name));
        } catch (ExecutionException e) {
            return Objects.requireNonNull(e.getCause());
        } catch (Exception e) {
            return e;
        }
    }

    @Test
    void parent_can_ask_what_was_left_out() throws Exception {
        assertThat(cells.snapshot("Second", "reads").leftOut()).containsExactly(new Snapshot.LeftOut("lock", LOCK));
        assertThat(cells.snapshot("Second", "readsTheThread").leftOut())
                .containsExactly(new Snapshot.LeftOut("thread", THREAD));
    }

    @Test
    void child_that_reads_it_fails_where_it_does_so_and_is_told_its_name() {
        Throwable read = failure("reads");
        Throwable inherited = failure("readsInherited");

        assertThat(read).isInstanceOf(IllegalStateException.class).hasMessage(LOCK);
        assertThat(read.getStackTrace()[0].toString()).matches("Second\\.lambda\\$reads\\S+\\(Second\\.java:9\\)");
        assertThat(inherited).isInstanceOf(IllegalStateException.class).hasMessage(LOCK);
    }

    @Test
    void child_that_does_not_read_it_goes_on() throws Exception {
        assertThat(run("passesBy")).isEqualTo(13);
    }

    @Test
    void child_can_give_it_a_value() throws Exception {
        assertThat(run("gives")).isEqualTo("true null");
    }

    @Test
    void grandchild_is_told_too() {
        Throwable failure = failure("readsInAGrandchild");

        assertThat(failure).isInstanceOf(ExecutionException.class);
        assertThat(failure.getCause()).isInstanceOf(IllegalStateException.class).hasMessage(LOCK);
    }

    @Test
    void worker_of_a_pool_keeps_snapshots_apart() throws Exception {
        try (ProcessPool pool = ProcessPool.of(1, SMALL)) {
            Snapshot<Object> without = cells.snapshot("Second", "readsTheThread");
            cells.set("First", "thread", null);
            Snapshot<Object> with = cells.snapshot("Second", "gives");

            assertThatThrownBy(() -> pool.submit(without).get()).hasRootCauseMessage(THREAD);
            assertThat(pool.submit(with).get()).isEqualTo("true null");
            assertThatThrownBy(() -> pool.submit(without).get()).hasRootCauseMessage(THREAD);
        }
    }

    @Test
    void snapshot_within_another_task_is_refused_before_it_reads_null() throws Exception {
        Snapshot<Object> inner = cells.snapshot("Second", "reads");

        try (Child<Object> child = SMALL.start(() -> inner.call())) {
            assertThatThrownBy(child::get).hasRootCauseMessage(
                    "a snapshot without variable 'lock' was started within another task; start the snapshot itself");
        }
    }

    @Test
    void variable_of_a_class_on_the_class_path_cannot_be_guarded_and_is_refused() {
        assertThatThrownBy(() -> Snapshot.of(() -> here.getName(), type -> type == LeftOutTest.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(THREAD.replace("'thread'", "'here'"));
        assertThat(Snapshot.of(() -> OF_THIS_CLASS.getName(), type -> type == LeftOutTest.class).leftOut()).isEmpty();
    }
}
