package dev.heddle.kernel.internal.magics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.kernel.magic.MagicDesk;
import org.junit.jupiter.api.Test;

final class HelpMagicTest {

    private final MagicDesk desk = new MagicDesk(new HelpMagic());

    @Test
    void magic_is_explained_by_its_name_however_it_is_written() throws Exception {
        String help = desk.call("help");

        assertThat(help).contains("%help [NAME]").contains("Explains a magic.").contains("%NAME? does the same.");
        assertThat(desk.call("%help")).isEqualTo(help);
        assertThat(desk.call("%%help?")).isEqualTo(help);
    }

    @Test
    void unknown_magic_is_told_with_the_nearest() throws Exception {
        assertThat(desk.call("hel"))
                .isEqualTo("UsageError: There is no magic %hel. Did you mean %help? %lsmagic lists all magics.");
        assertThat(desk.call("")).isEqualTo("%lsmagic lists all magics. %help NAME explains one.\n");
    }
}
