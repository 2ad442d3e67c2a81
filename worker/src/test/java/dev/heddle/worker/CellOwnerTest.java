package dev.heddle.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class CellOwnerTest {

    private final CellOwner owner = new CellOwner();

    @Test
    void thread_of_no_cell_belongs_to_nobody() {
        assertThat(owner.ofThisThread()).isEqualTo(CellOwner.NOBODY);
    }

    @Test
    void thread_belongs_to_its_cell_until_the_cell_is_over() {
        List<String> owners = new ArrayList<>();

        owner.runAs(Command.MAIN_SHELL, "cell-1", () -> owners.add(owner.ofThisThread()));
        owners.add(owner.ofThisThread());

        assertThat(owners).containsExactly("cell-1", CellOwner.NOBODY);
    }

    @Test
    void cell_that_throws_is_over_too() {
        assertThatIllegalStateException().isThrownBy(() -> owner.runAs(Command.MAIN_SHELL, "cell-1", () -> {
            throw new IllegalStateException("of the cell");
        }));

        assertThat(owner.ofThisThread()).isEqualTo(CellOwner.NOBODY);
    }

    @Test
    void threads_belong_to_the_cell_that_started_them_even_after_it() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        List<FutureTask<String>> answers = new ArrayList<>();

        for (Thread.Builder kind : List.of(Thread.ofPlatform(), Thread.ofVirtual())) {
            FutureTask<String> answer = new FutureTask<>(() -> {
                over.await();
                return ownerOfAChild(kind);
            });
            answers.add(answer);
            owner.runAs(Command.MAIN_SHELL, "cell of " + kind.getClass().getSimpleName(), () -> kind.start(answer));
        }
        owner.runAs(Command.MAIN_SHELL, "the next cell", over::countDown);

        assertThat(answers.get(0).get()).isEqualTo("cell of PlatformThreadBuilder");
        assertThat(answers.get(1).get()).isEqualTo("cell of VirtualThreadBuilder");
    }

    private String ownerOfAChild(Thread.Builder kind) throws InterruptedException, ExecutionException {
        FutureTask<String> answer = new FutureTask<>(owner::ofThisThread);
        kind.start(answer);
        return answer.get();
    }

    @Test
    void thread_of_a_pool_belongs_to_the_cell_that_runs_now_else_to_the_one_that_made_the_pool() throws Exception {
        List<String> owners = new ArrayList<>();
        AtomicReference<ExecutorService> pool = new AtomicReference<>();

        owner.runAs(Command.MAIN_SHELL, "maker", () -> {
            pool.set(Executors.newFixedThreadPool(1));
            owners.add(ask(pool.get()));
        });
        owner.runAs(Command.MAIN_SHELL, "user", () -> owners.add(ask(pool.get())));
        try (ExecutorService last = pool.get()) {
            owners.add(ask(last));
        }

        assertThat(owners).containsExactly("maker", "user", "maker");
    }

    @Test
    void thread_of_a_pool_belongs_to_the_cell_that_began_last_of_those_that_run() {
        List<String> owners = new ArrayList<>();

        try (ExecutorService pool = Executors.newFixedThreadPool(1)) {
            owner.runAs(Command.MAIN_SHELL, "first", () -> {
                owners.add(ask(pool));
                CompletableFuture.runAsync(() -> owner.runAs("subshell", "second", () -> owners.add(ask(pool)))).join();
                owners.add(ask(pool));
            });
        }

        assertThat(owners).containsExactly("first", "second", "first");
    }

    @Test
    void task_of_a_parallel_stream_belongs_to_the_cell_that_runs_it() {
        Set<String> owners = ConcurrentHashMap.newKeySet();

        for (String cell : List.of("cell-1", "cell-2")) {
            owner.runAs(Command.MAIN_SHELL, cell, () -> owners.addAll(IntStream.range(0, 1000)
                    .parallel()
                    .mapToObj(_ -> cell.equals(owner.ofThisThread()) ? "right" : "wrong")
                    .toList()));
        }

        assertThat(owners).containsExactly("right");
    }

    private String ask(ExecutorService pool) {
        return CompletableFuture.supplyAsync(owner::ofThisThread, pool).join();
    }
}
