package dev.heddle.worker.fork;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ForkOrderTest {

    @Test
    void words_say_all_of_it() {
        ForkOrder order =
                ForkOrder.of(List.of("count=3", "name=w", "flag=-Xmx64m", "env=A=b=c", "limit=1500", "folder=x",
                        "no-wait=true", "into=true"));

        assertThat(order).isEqualTo(new ForkOrder("w", 3, true, List.of("-Xmx64m"), Map.of("A", "b=c"), Path.of("x"),
                Duration.ofMillis(1500), false, true));
        assertThat(order.name(2)).isEqualTo("w-2");
        assertThat(order.isPlain()).isFalse();
    }

    @Test
    void no_words_mean_one_child_that_is_waited_for() {
        ForkOrder order = ForkOrder.of(List.of());

        assertThat(order).isEqualTo(new ForkOrder("fork", 1, false, List.of(), Map.of(), null, null, true, false));
        assertThat(order.name(0)).isEqualTo("fork");
        assertThat(order.isPlain()).isTrue();
    }
}
