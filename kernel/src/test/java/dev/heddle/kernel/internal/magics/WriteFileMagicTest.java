package dev.heddle.kernel.internal.magics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.kernel.magic.MagicDesk;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WriteFileMagicTest {

    private final MagicDesk desk = new MagicDesk(new WriteFileMagic());

    @Test
    void cell_is_written_and_added(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("two words.txt");

        assertThat(desk.call("'" + file + "'", "线程\nb")).isEqualTo("Written: " + file + "\n");
        assertThat(desk.call("-a '" + file + "'", "c\n")).isEqualTo("Added to " + file + "\n");
        assertThat(Files.readString(file)).isEqualTo("线程\nb\nc\n");
        assertThat(desk.call("'" + file + "'", "")).isEqualTo("Overwritten: " + file + "\n");
        assertThat(file).isEmptyFile();
    }

    @Test
    void missing_folder_is_told(@TempDir Path folder) throws Exception {
        assertThat(desk.call(folder + "/no/a.txt", "x"))
                .isEqualTo("MagicError: There is no folder for " + folder + "/no/a.txt. Make the folder first.");
        assertThat(desk.call(folder.toString(), "x")).startsWith("MagicError: " + folder + " cannot be written (");
    }
}
