package dev.heddle.processes.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.processes.Leaks;
import java.io.EOFException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Leaks.class)
@Timeout(60)
final class SharedPipeTest {

    @Test
    void questions_go_there_and_answers_come_back() throws Exception {
        SharedPipe<Integer, String> pipe = SharedPipe.open();
        PipeEnd<String, Integer> right = pipe.right();
        try (OtherJvm jvm = OtherJvm.start(() -> {
            for (int i = 0; i < 1000; i++) {
                right.send("答え " + right.receive());
            }
            right.send("x".repeat(1_000_000));
            return null;
        })) {
            for (int i = 0; i < 1000; i++) {
                pipe.left().send(i);
                assertThat(pipe.left().receive()).isEqualTo("答え " + i);
            }
            assertThat(pipe.left().receive()).hasSize(1_000_000);
            jvm.result();
        }
        pipe.close();
        pipe.release();
    }

    @Test
    void the_end_of_the_other_process_is_told_after_its_last_message() throws Exception {
        SharedPipe<Integer, String> pipe = SharedPipe.open();
        PipeEnd<String, Integer> right = pipe.right();
        OtherJvm jvm = OtherJvm.start(() -> {
            right.send("first");
            right.send("last");
            return right.receive();
        });

        assertThat(pipe.left().receive()).isEqualTo("first");
        while (!pipe.left().isReady()) {
            Thread.onSpinWait();
        }
        jvm.kill();
        assertThat(pipe.left().receive()).isEqualTo("last");
        assertThatThrownBy(() -> pipe.left().receive()).isInstanceOf(EOFException.class)
                .hasMessage("the other end of the pipe is closed, or its process has ended");
        assertThatThrownBy(() -> pipe.left().send(1)).isInstanceOf(EOFException.class);
        pipe.release();
    }

    @Test
    void waiting_ends_in_time() {
        SharedPipe<Integer, Integer> pipe = SharedPipe.open();

        assertThatThrownBy(() -> pipe.left().receive(10, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        assertThat(pipe.left().isReady()).isFalse();
        pipe.release();
    }

    @Test
    void the_end_of_a_process_is_told_though_it_has_never_used_its_end() throws Exception {
        SharedPipe<Integer, String> pipe = SharedPipe.open();
        PipeEnd<String, Integer> right = pipe.right();
        SharedEvent there = SharedEvent.create();
        OtherJvm jvm = OtherJvm.start(() -> {
            there.set();
            Thread.sleep(Long.MAX_VALUE);
            return right.toString();
        });

        there.await();
        jvm.kill();
        assertThatThrownBy(() -> pipe.left().receive()).isInstanceOf(EOFException.class);
        pipe.release();
        there.close();
    }
}
