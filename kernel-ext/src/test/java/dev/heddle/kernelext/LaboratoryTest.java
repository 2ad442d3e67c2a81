package dev.heddle.kernelext;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.kernel.magic.Magic;
import dev.heddle.kernel.magic.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What there is beside each magic: its section of the guide, and a notebook that shows it.
final class LaboratoryTest {

    private static final Path DOCS = Path.of("..", "docs");
    private static final String FIRST_SECTION = "\n## ";

    @Test
    void guide_tells_of_each_magic_what_its_help_tells() throws IOException {
        String guide = Files.readString(DOCS.resolve("guide/laboratory.md"));
        int end = guide.indexOf(FIRST_SECTION);
        String introduction = end < 0 ? guide : guide.substring(0, end + 1);
        Path wanted = Path.of("target", "laboratory.md");

        Files.writeString(wanted, introduction + sections());

        assertThat(guide).as(
                "docs/guide/laboratory.md is not what the magics say. What it should be is in kernel-ext/%s: copy it there",
                wanted).isEqualTo(Files.readString(wanted));
    }

    @Test
    void each_magic_has_a_notebook_that_shows_it() throws IOException {
        String shown = notebooks();

        List<String> missing = usages().map(Usage::name)
                .filter(each -> !Pattern.compile("\"%%?" + each + "\\b").matcher(shown).find())
                .toList();

        assertThat(missing).as("magics that no notebook of docs/demos calls").isEmpty();
    }

    private static Stream<Usage> usages() {
        return ServiceLoader.load(Magic.class)
                .stream()
                .filter(each -> each.type().getName().startsWith("dev.heddle.kernelext."))
                .map(each -> each.get().usage())
                .sorted(Comparator.comparing(Usage::name));
    }

    private static String sections() {
        return usages().map(each -> "## `" + each.written() + "`\n\n" + each.help())
                .collect(Collectors.joining("\n"));
    }

    /// Their text: a line of a cell begins behind a quotation mark.
    private static String notebooks() throws IOException {
        try (Stream<Path> files = Files.list(DOCS.resolve("demos"))) {
            StringBuilder text = new StringBuilder();
            for (Path each : files.filter(file -> file.toString().endsWith(".ipynb")).sorted().toList()) {
                text.append(Files.readString(each));
            }
            return text.toString();
        }
    }
}
