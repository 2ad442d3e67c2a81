package dev.heddle.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What lies in the repository, beside the code.
final class HouseTest {

    private static final long LARGEST = 2 * 1024 * 1024;

    /// A heading, and somewhere below it a sentence.
    private static final Pattern README =
            Pattern.compile("# \\S.*\\R(?s:.*)^[A-Z`][^#\\n]*\\.$(?s:.*)", Pattern.MULTILINE);

    private final Repository repository = Repository.here();

    @Test
    void every_module_has_a_readme_with_a_heading_and_a_sentence() throws IOException {
        List<String> wanting = new ArrayList<>();

        for (String module : repository.modules()) {
            Path readme = repository.root().resolve(module).resolve("README.md");
            if (!Files.exists(readme) || !isReadme(Files.readString(readme))) {
                wanting.add(module);
            }
        }

        assertThat(wanting).isEmpty();
    }

    @Test
    void a_readme_without_heading_or_sentence_is_none() {
        assertThat(isReadme("# kernel\n\nRuns the cells.\n")).isTrue();
        assertThat(isReadme("Runs the cells.\n")).isFalse();
        assertThat(isReadme("# kernel\n")).isFalse();
        assertThat(isReadme("# kernel\n\n## Map\n")).isFalse();
    }

    @Test
    void readme_of_the_house_names_the_two_commands_and_every_folder() throws IOException {
        String readme = Files.readString(repository.root().resolve("README.md"));

        assertThat(readme).contains("./heddle lab", "./heddle test", "Apache-2.0");
        assertThat(repository.modules()).allSatisfy(module -> assertThat(readme).contains("](" + module + ")"));
        assertThat(readme.lines().filter(line -> line.contains("shields.io") || line.contains("TBD"))).isEmpty();
    }

    @Test
    void no_file_is_compiled_code() throws IOException, InterruptedException {
        List<Path> files = repository.files();

        assertThat(files).isNotEmpty().noneMatch(HouseTest::isCompiled);
    }

    @Test
    void no_file_is_larger_than_two_megabytes() throws IOException, InterruptedException {
        List<Path> large = new ArrayList<>();

        for (Path file : repository.files()) {
            if (Files.size(file) > LARGEST) {
                large.add(file);
            }
        }

        assertThat(large).isEmpty();
    }

    @Test
    void no_notebook_has_outputs() throws IOException, InterruptedException {
        List<Path> executed = new ArrayList<>();

        for (Path file : repository.files()) {
            if (file.toString().endsWith(".ipynb") && hasOutputs(repository.kept(file))) {
                executed.add(file);
            }
        }

        assertThat(executed)
                .as("to be cleared: git restore --staged --worktree notebooks/, or Edit > Clear Outputs of All Cells")
                .isEmpty();
    }

    @Test
    void outputs_and_counts_of_a_notebook_are_seen() {
        String notebook = """
                {"cells": [{"cell_type": "markdown", "source": []},
                           {"cell_type": "code", "execution_count": %s, "outputs": [%s], "source": []}]}
                """;

        assertThat(hasOutputs(notebook.formatted("null", ""))).isFalse();
        assertThat(hasOutputs(notebook.formatted("null", "{\"output_type\": \"stream\"}"))).isTrue();
        assertThat(hasOutputs(notebook.formatted("3", ""))).isTrue();
    }

    private static boolean isReadme(String text) {
        return README.matcher(text).matches();
    }

    private static boolean isCompiled(Path file) {
        String name = file.toString();
        return name.endsWith(".jar") || name.endsWith(".class");
    }

    private static boolean hasOutputs(String notebook) {
        for (JsonElement element : new Gson().fromJson(notebook, JsonObject.class).getAsJsonArray("cells")) {
            JsonObject cell = element.getAsJsonObject();
            boolean counted = cell.has("execution_count") && !cell.get("execution_count").isJsonNull();
            boolean printed = cell.has("outputs") && !cell.getAsJsonArray("outputs").isEmpty();
            if (counted || printed) {
                return true;
            }
        }
        return false;
    }
}
