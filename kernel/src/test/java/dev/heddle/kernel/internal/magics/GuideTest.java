package dev.heddle.kernel.internal.magics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.kernel.magic.Magic;
import dev.heddle.kernel.magic.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The guide's page on magics ends with what `%help` says of each.
final class GuideTest {

    private static final String MARK = "## The kernel's own magics\n\n";

    @Test
    void guide_tells_of_each_magic_what_its_help_tells() throws IOException {
        String guide = Files.readString(Path.of("..", "docs", "guide", "magics.md"));

        String told = guide.substring(guide.indexOf(MARK) + MARK.length());

        assertThat(told).isEqualTo(sections());
    }

    private static String sections() {
        return Magics.own()
                .stream()
                .map(Magic::usage)
                .sorted(Comparator.comparing(Usage::name))
                .map(each -> "### `" + each.written() + "`\n\n" + each.help())
                .collect(Collectors.joining("\n"));
    }
}
