package dev.heddle.kernel.internal.magics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.kernel.magic.MagicDesk;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClasspathMagicTest {

    private final MagicDesk desk = new MagicDesk(new ClasspathMagic());
    private final MagicDesk jars = new MagicDesk(new JarsMagic());

    @Test
    void jars_and_folders_are_added_once(@TempDir Path folder) throws Exception {
        Path jar = Files.createFile(folder.resolve("a.jar"));
        Path other = Files.createFile(folder.resolve("b.jar"));

        assertThat(desk.call("")).isEqualTo("Nothing was added to the class path.\n");
        assertThat(desk.call(folder + " " + jar))
                .isEqualTo("Added to the class path:\n  " + folder + "\n  " + jar + "\n");
        assertThat(desk.call(folder + "/*.jar")).isEqualTo("Added to the class path:\n  " + other + "\n");
        assertThat(desk.call(jar.toString())).isEqualTo("All of it is on the class path already.\n");
        assertThat(desk.call("")).isEqualTo("  " + folder + "\n  " + jar + "\n  " + other + "\n");
    }

    @Test
    void jars_of_a_folder_are_added(@TempDir Path folder) throws Exception {
        Path jar = Files.createFile(folder.resolve("a.jar"));
        Path text = Files.createFile(folder.resolve("a.txt"));

        assertThat(jars.call(folder.toString())).isEqualTo("Added to the class path:\n  " + jar + "\n");
        assertThat(jars.call(text.toString()))
                .isEqualTo("MagicError: " + text + " is no jar. %classpath takes folders of classes.");
    }

    @Test
    void missing_file_is_told_and_nothing_added(@TempDir Path folder) throws Exception {
        assertThat(desk.call(folder + " " + folder + "/none"))
                .startsWith("MagicError: There is no file or folder " + folder + "/none.");

        assertThat(desk.paths).isEmpty();
    }
}
