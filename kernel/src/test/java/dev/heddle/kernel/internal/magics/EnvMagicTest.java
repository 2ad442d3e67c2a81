package dev.heddle.kernel.internal.magics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.kernel.magic.MagicDesk;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class EnvMagicTest {

    private static final String WHEN =
            "%%bash sees that at once. System.getenv() of the cells does after the next %jvm or"
                    + " %reset: a running JVM cannot change its environment.\n";

    private final MagicDesk desk = new MagicDesk(new EnvMagic());

    @Test
    void variable_can_be_set_in_each_way_that_ipython_knows() throws Exception {
        assertThat(desk.call("A=1")).isEqualTo("A=1\n" + WHEN);
        assertThat(desk.call("B 2 3")).isEqualTo("B=2 3\n" + WHEN);
        assertThat(desk.call("C=4 5")).isEqualTo("C=4 5\n" + WHEN);
        assertThat(desk.call("D = 6")).isEqualTo("D=6\n" + WHEN);
        assertThat(desk.call("E=a=b")).isEqualTo("E=a=b\n" + WHEN);

        assertThat(desk.environment).isEqualTo(Map.of("A", "1", "B", "2 3", "C", "4 5", "D", "6", "E", "a=b"));
    }

    @Test
    void variable_can_be_empty_or_gone() throws Exception {
        desk.environment.putAll(Map.of("A", "1", "B", "2"));

        assertThat(desk.call("A=")).isEqualTo("A=\n" + WHEN);
        assertThat(desk.call("-u B")).isEqualTo("B is removed. " + WHEN);

        assertThat(desk.environment).isEqualTo(Map.of("A", ""));
    }

    @Test
    void variables_are_shown() throws Exception {
        desk.environment.putAll(Map.of("HOME", "here", "A", "1"));

        assertThat(desk.call("")).isEqualTo("A=1\nHOME=here\n");
        assertThat(desk.call("HOME")).isEqualTo("HOME=here\n");
        assertThat(desk.call("HOMW"))
                .isEqualTo("MagicError: The environment has no variable HOMW. Did you mean HOME?");
    }

    @Test
    void wrong_use_is_told() throws Exception {
        assertThat(desk.call("=5")).isEqualTo("UsageError: A variable needs a name: %env NAME=VALUE.");
        assertThat(desk.call("-u")).isEqualTo("UsageError: Name the variable to remove: %env --unset NAME.");
        assertThat(desk.call("--unse A")).startsWith("UsageError:").contains("--unset");
    }
}
