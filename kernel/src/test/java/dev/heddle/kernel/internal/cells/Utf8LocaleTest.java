package dev.heddle.kernel.internal.cells;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class Utf8LocaleTest {

    private final Map<String, String> environment = new HashMap<>(Map.of("LC_ALL", "de_DE", "HOME", "/home/ada"));

    @Test
    void locale_without_chinese_letters_keeps_its_language_and_gets_them() {
        Utf8Locale.set(environment, "Linux", "ISO-8859-1");

        assertThat(environment)
                .isEqualTo(Map.of("LANG", "de_DE", "LC_CTYPE", "C.UTF-8", "HOME", "/home/ada"));
    }

    @Test
    void locale_that_has_them_and_systems_that_need_none_are_left_alone() {
        Utf8Locale.set(environment, "Linux", "UTF-8");
        Utf8Locale.set(environment, "Windows 11", "GBK");
        Utf8Locale.set(environment, "Mac OS X", "US-ASCII");

        assertThat(environment).isEqualTo(Map.of("LC_ALL", "de_DE", "HOME", "/home/ada"));
    }
}
