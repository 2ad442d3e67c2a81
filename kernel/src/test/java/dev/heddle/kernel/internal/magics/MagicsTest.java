package dev.heddle.kernel.internal.magics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heddle.kernel.magic.MagicDesk;
import dev.heddle.kernel.magic.MagicException;
import dev.heddle.kernel.magic.Usage;
import dev.heddle.kernel.magic.Usage.Form;
import org.junit.jupiter.api.Test;

final class MagicsTest {

    @Test
    void magic_of_another_kernel_is_told_with_what_stands_for_it() {
        Magics magics = Magics.load();

        assertThatExceptionOfType(MagicException.class).isThrownBy(() -> magics.require("pip"))
                .withMessage("There is no magic %pip here.")
                .satisfies(
                        e -> assertThat(e.advice()).containsExactly("Cells run Java. Libraries of Java come by %maven,"
                                + " such as: %maven com.google.guava:guava:33.4.8-jre"));
        assertThatExceptionOfType(MagicException.class).isThrownBy(() -> magics.require("python"))
                .satisfies(
                        e -> assertThat(e.advice()).containsExactly("Cells run Java. A command of the shell goes into"
                                + " a cell that begins with the line %%bash."));
    }

    @Test
    void coordinate_without_a_version_is_told_with_the_whole_line() throws Exception {
        MagicDesk desk = new MagicDesk(new MavenMagic(new MavenRepositories()));

        assertThat(desk.call("com.google.guava:guava")).isEqualTo("UsageError: 'com.google.guava:guava' has no version."
                + " The line looks like this: %maven com.google.guava:guava:1.0"
                + " Which versions there are is told by the library's own pages.");
        assertThat(desk.call("guava"))
                .isEqualTo("UsageError: 'guava' is no coordinate: they look like group:artifact:version.");
    }

    @Test
    void help_of_a_magic_for_lines_and_cells_names_it_both_ways() {
        Usage both = Usage.of(Form.LINE_OR_CELL, "Measures.", "time");

        assertThat(MagicHelp.markdown(both)).startsWith("#### %time, %%time\n");
        assertThat(MagicHelp.plain(both)).startsWith("%time, %%time\n");
    }
}
