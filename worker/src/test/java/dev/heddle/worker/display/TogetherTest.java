package dev.heddle.worker.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;

final class TogetherTest {

    @Test
    void actions_run_at_once_on_threads_with_letters() throws Throwable {
        Set<String> names = ConcurrentHashMap.newKeySet();
        CyclicBarrier meeting = new CyclicBarrier(3);
        Together.Action action = () -> {
            meeting.await();
            names.add(Thread.currentThread().getName());
        };

        Together.together(action, action, action);

        assertThat(names).containsExactlyInAnyOrder("A", "B", "C");
    }

    @Test
    void first_failure_is_thrown_when_all_have_ended() {
        Throwable thrown = catchThrowable(() -> Together.together(() -> {
            throw new IllegalStateException("one");
        }, () -> {}));

        assertThat(thrown).isInstanceOf(IllegalStateException.class).hasMessage("one");
    }
}
