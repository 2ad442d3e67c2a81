package dev.heddle.kernelext.internal.fork;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.kernel.magic.MagicDesk;
import org.junit.jupiter.api.Test;

final class KillMagicTest {

    private final MagicDesk desk = new MagicDesk(new KillMagic());

    @Test
    void what_became_of_each_process_is_told() throws Exception {
        desk.values.put("procs", new MagicDesk.Value(null, null, "killed\tw\t4711\thas ended, exit code 143\n"));

        String told = desk.call("w 12");

        assertThat(told).isEqualTo("shown: nullw (pid 4711) has ended, exit code 143.\n");
        assertThat(desk.ran)
                .containsExactly("Use[tool=procs, arguments=[kill, false, w, 12], code=[], scope=OWN]");
    }

    @Test
    void all_can_be_ended_by_force() throws Exception {
        String told = desk.call("-9 --all");

        assertThat(told).isEqualTo("shown: nullThere is nothing to end.\n");
        assertThat(desk.ran).containsExactly("Use[tool=procs, arguments=[kill, true, --all], code=[], scope=OWN]");
    }

    @Test
    void processes_of_others_are_refused() throws Exception {
        desk.values.put("procs", new MagicDesk.Value(null, null, "unknown\t1\nunknown\tw\n"));

        String told = desk.call("1 w");

        assertThat(told).isEqualTo("MagicError: No process of this notebook has the number or name '1' or 'w'; nothing "
                + "was ended. %procs shows those that there are.");
    }

    @Test
    void nothing_named_is_told() throws Exception {
        String told = desk.call("");

        assertThat(told)
                .isEqualTo("UsageError: %kill wants to know what to end. Give the number or the name of a process, "
                        + "or --all. %procs shows them.");
        assertThat(desk.ran).isEmpty();
    }
}
