package dev.heddle.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// How children end, and how they are ended.
@Timeout(60)
@ExtendWith(Leaks.class)
class ChildEndsTest {

    private static final ChildBuilder CAPTURED = Child.of().maxHeap("64m").output(Output.capture());

    @Test
    void interrupt_arrives_in_the_child() throws Exception {
        Child<String> child = CAPTURED.start(() -> {
            try {
                new CountDownLatch(1).await();
                return "not interrupted";
            } catch (InterruptedException e) {
                return "interrupted";
            }
        });

        child.interrupt();

        assertThat(child.get()).isEqualTo("interrupted");
        child.join();
    }

    @Test
    void cancelled_child_is_interrupted_and_gives_nothing() throws Exception {
        Child<?> child = CAPTURED.start(ChildEndsTest::waitForEver);

        assertThat(child.cancel(true)).isTrue();

        assertThatThrownBy(child::get).isInstanceOf(CancellationException.class);
        child.join();
        assertThat(child.exitCode()).hasValue(1);
    }

    private static void waitForEver() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Test
    void killed_and_terminated_children_are_told_apart() throws Exception {
        Child<?> killed = CAPTURED.name("k").start(ChildEndsTest::waitForEver);
        Child<?> terminated = CAPTURED.name("t").start(() -> {
            System.out.println("ready");
            waitForEver();
        });

        killed.kill();
        killed.join();
        terminated.close();

        assertThatThrownBy(killed::get).cause()
                .isInstanceOf(ChildEndedException.class)
                .hasMessage("child 'k' (pid " + killed.pid()
                        + ") ended before it had a result: it was killed (SIGKILL)");
        assertThat(killed.exitCode()).hasValue(137);
        assertThat(terminated.exitCode()).hasValue(143);
        assertThat(killed.isAlive() || terminated.isAlive()).isFalse();
    }

    @Test
    void child_that_ends_itself_says_its_exit_code_and_its_last_words() throws Exception {
        Child<?> child = CAPTURED.start(() -> {
            System.err.println("I give up.");
            System.exit(7);
        });

        assertThatThrownBy(child::get).cause()
                .hasMessage("child 'child' (pid " + child.pid()
                        + ") ended before it had a result: exit code 7; it printed last: I give up.");
        child.join();
    }

    @Test
    void jvm_that_does_not_start_says_why() throws Exception {
        Child<?> child = CAPTURED.jvmFlags("-XX:NoSuchFlag=1").start(() -> 1);

        assertThatThrownBy(child::get).cause().hasMessageContaining("Unrecognized VM option 'NoSuchFlag=1'");
        child.join();
        assertThat(child.exitCode()).hasValue(1);
    }

    @Test
    void waiting_has_a_limit_if_it_is_given_one() throws Exception {
        Child<?> child = CAPTURED.name("w").start(ChildEndsTest::waitForEver);

        assertThat(child.join(Duration.ofMillis(20))).isFalse();
        assertThatThrownBy(() -> child.get(20, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class)
                .hasMessage("child 'w' (pid " + child.pid() + ") has no result after 20 milliseconds");
        assertThat(child.exitCode()).isEmpty();
        child.close();
    }

    @Test
    void other_threads_of_a_child_end_before_it_does() throws Exception {
        Child<Integer> child = CAPTURED.start(() -> {
            Thread main = Thread.currentThread();
            Thread.ofPlatform().start(() -> {
                try {
                    main.join();
                    System.out.println("after main");
                } catch (InterruptedException e) {
                    System.out.println("interrupted");
                }
            });
            return 1;
        });

        child.join();

        assertThat(child.get()).isEqualTo(1);
        assertThat(child.output()).isEqualTo("after main\n");
    }
}
