package dev.heddle.kernelext.internal.fork;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.kernel.magic.MagicDesk;
import org.junit.jupiter.api.Test;

final class WaitMagicTest {

    private final MagicDesk desk = new MagicDesk(new WaitMagic());

    @Test
    void children_and_time_reach_the_tool() throws Exception {
        desk.call("w-0 w-1 --timeout 2m");
        desk.call("");

        assertThat(desk.ran).containsExactly(
                "Use[tool=collect, arguments=[120000, w-0, w-1], code=[], scope=OWN]",
                "Use[tool=collect, arguments=[0], code=[], scope=OWN]");
    }

    @Test
    void failure_of_a_child_is_that_of_the_cell() throws Exception {
        desk.values.put("collect", new MagicDesk.Value(null, "ChildFailed"));

        String told = desk.call("");

        assertThat(told).isEqualTo("shown: ChildFailed");
    }
}
