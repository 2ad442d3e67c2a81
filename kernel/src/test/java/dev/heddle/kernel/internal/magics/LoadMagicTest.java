package dev.heddle.kernel.internal.magics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.kernel.magic.MagicDesk;
import dev.heddle.kernel.magic.MagicDesk.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LoadMagicTest {

    private final MagicDesk desk = new MagicDesk(new LoadMagic());

    @Test
    void file_is_run_without_the_commands_of_jshell(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("a.jsh"), "int a = 1;\n/exit\na / 2\n");

        assertThat(desk.call(folder + "/a")).isEmpty();

        assertThat(desk.ran).containsExactly("int a = 1;\n\na / 2\n");
    }

    @Test
    void code_cells_of_a_notebook_are_run_until_one_fails(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("n.ipynb");
        Files.writeString(file, """
                {"cells": [{"cell_type": "markdown", "source": "no"}, {"cell_type": "code", "source": ["a;\\n", "b"]},
                {"cell_type": "code", "source": "bad"}, {"cell_type": "code", "source": "never"}]}""");
        desk.values.put("bad", new Value(null, "CompileError"));

        assertThat(desk.call("'" + file + "'")).isEqualTo("err: Stopped in " + file + ":\nshown: CompileError");

        assertThat(desk.ran).containsExactly("a;\nb", "bad");
    }

    @Test
    void missing_and_broken_files_are_told(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("broken.ipynb");
        Files.writeString(file, "{\"cells\": [");

        assertThat(desk.call(folder + "/none")).startsWith("MagicError: There is no file " + folder + "/none.");
        assertThat(desk.call(file.toString()))
                .isEqualTo("MagicError: " + file + " is no notebook: its JSON is broken.");
        assertThat(desk.call("")).startsWith("UsageError:").contains("FILE");
    }
}
