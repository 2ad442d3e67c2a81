package dev.heddle.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// What children print.
@Timeout(60)
@ExtendWith(Leaks.class)
class ChildOutputTest {

    private static final ChildBuilder CAPTURED = Child.of().maxHeap("64m").output(Output.capture());

    @Test
    void chinese_text_goes_both_ways() throws Exception {
        String text = "线程与进程 🧵";

        Child<String> child = CAPTURED.start(() -> {
            System.out.println(text);
            System.err.print(text);
            return text + "!";
        });

        assertThat(child.get()).isEqualTo("线程与进程 🧵!");
        child.join();
        assertThat(child.output()).isEqualTo("线程与进程 🧵\n");
        assertThat(child.errors()).isEqualTo("线程与进程 🧵");
    }

    @Test
    void ten_megabytes_that_nobody_reads_yet_do_not_hold_the_child_up() throws Exception {
        Child<?> child = CAPTURED.start(() -> {
            String line = "0123456789".repeat(10);
            for (int i = 0; i < 100_000; i++) {
                System.out.println(line);
            }
        });

        child.join();

        assertThat(child.output()).hasSize(100_000 * 101);
    }

    @Test
    void lines_come_whole_and_all_also_the_last_one_without_an_end() throws Exception {
        List<String> out = new CopyOnWriteArrayList<>();
        List<String> err = new CopyOnWriteArrayList<>();
        Child<?> child = Child.of().output(Output.lines(out::add, err::add)).start(() -> {
            for (int i = 0; i < 1000; i++) {
                System.out.print("line ");
                System.out.println(i);
            }
            System.err.print("half");
        });

        child.join();

        assertThat(out).isEqualTo(IntStream.range(0, 1000).mapToObj(i -> "line " + i).toList());
        assertThat(err).containsExactly("half");
    }

    @Test
    void output_that_is_not_captured_cannot_be_asked_for() throws Exception {
        Child<Integer> child = Child.of().output(Output.discard()).start(() -> 1);

        assertThatThrownBy(child::output).isInstanceOf(IllegalStateException.class)
                .hasMessageEndingWith("is not captured; start it with output(Output.capture())");
        child.join();
    }
}
