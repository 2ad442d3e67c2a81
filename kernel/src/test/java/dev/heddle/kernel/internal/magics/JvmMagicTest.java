package dev.heddle.kernel.internal.magics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.kernel.magic.MagicDesk;
import org.junit.jupiter.api.Test;

final class JvmMagicTest {

    private final MagicDesk desk = new MagicDesk(new JvmMagic());

    @Test
    void jvm_is_started_anew_with_the_options_of_java() throws Exception {
        String told = desk.call("-Xmx2g --enable-preview \"-Dname=two words\"");

        assertThat(told)
                .isEqualTo("The cells have a new JVM: java -Xmx2g --enable-preview -Dname=two words. Methods and"
                        + " classes are declared again; variables and their values are gone.\n");
        assertThat(desk.options).containsExactly("-Xmx2g", "--enable-preview", "-Dname=two words");
    }

    @Test
    void reset_takes_the_options_away() throws Exception {
        desk.options.add("-Xmx2g");

        assertThat(desk.call("--reset")).startsWith("The cells have a new JVM. Methods");

        assertThat(desk.options).isEmpty();
    }

    @Test
    void facts_are_shown_without_arguments() throws Exception {
        assertThat(desk.call("")).isEqualTo("pid 4711\nno options\n");
        desk.options.add("-Xint");
        assertThat(desk.call("")).isEqualTo("pid 4711\noptions: -Xint\n");
    }

    @Test
    void wrong_use_is_told_and_changes_nothing() throws Exception {
        assertThat(desk.call("--reset -Xint")).isEqualTo("UsageError: %jvm takes --reset or options, not both.");
        assertThat(desk.call("Xint")).isEqualTo("UsageError: 'Xint' is no option of java: they begin with a dash."
                + " Options with a value are written with '=': --add-modules=java.sql.");

        assertThat(desk.options).isEmpty();
    }
}
