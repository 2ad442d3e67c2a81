package dev.heddle.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class CellOwnerTest {

    @Test
    void thread_of_no_cell_belongs_to_nobody() {
        assertThat(CellOwner.ofThisThread()).isEqualTo(CellOwner.NOBODY);
    }

    @Test
    void thread_belongs_to_its_cell_until_the_cell_is_over() {
        List<String> owners = new ArrayList<>();

        CellOwner.runAs("cell-1", () -> owners.add(CellOwner.ofThisThread()));
        owners.add(CellOwner.ofThisThread());

        assertThat(owners).containsExactly("cell-1", CellOwner.NOBODY);
    }

    @Test
    void cell_that_throws_is_over_too() {
        assertThatIllegalStateException().isThrownBy(() -> CellOwner.runAs("cell-1", () -> {
            throw new IllegalStateException("of the cell");
        }));

        assertThat(CellOwner.ofThisThread()).isEqualTo(CellOwner.NOBODY);
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
            CellOwner.runAs("cell of " + kind.getClass().getSimpleName(), () -> kind.start(answer));
        }
        CellOwner.runAs("the next cell", over::countDown);

        assertThat(answers.get(0).get()).isEqualTo("cell of PlatformThreadBuilder");
        assertThat(answers.get(1).get()).isEqualTo("cell of VirtualThreadBuilder");
    }

    private static String ownerOfAChild(Thread.Builder kind) throws InterruptedException, ExecutionException {
        FutureTask<String> answer = new FutureTask<>(CellOwner::ofThisThread);
        kind.start(answer);
        return answer.get();
    }
}
