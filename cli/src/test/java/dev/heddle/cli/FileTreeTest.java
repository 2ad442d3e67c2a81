package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileTreeTest {

    @TempDir
    private Path folder;

    private Path tree;
    private Path neighbour;

    @BeforeEach
    void grow() throws IOException {
        tree = folder.resolve("tree");
        Files.createDirectories(tree.resolve("a/b c/中文"));
        Files.createFile(tree.resolve("a/b c/中文/leaf"));
        neighbour = Files.createFile(Files.createDirectory(folder.resolve("neighbour")).resolve("file"));
    }

    @Test
    void folder_goes_with_all_that_is_in_it() throws IOException {
        FileTree.delete(tree);

        assertThat(tree).doesNotExist();
        assertThat(neighbour).exists();
    }

    @Test
    void links_inside_are_removed_and_not_followed() throws IOException {
        Files.createSymbolicLink(tree.resolve("a/to-folder"), folder.resolve("neighbour"));
        Files.createSymbolicLink(tree.resolve("a/to-file"), neighbour);
        Files.createSymbolicLink(tree.resolve("a/to-nothing"), folder.resolve("nothing"));
        Files.createSymbolicLink(tree.resolve("a/to-itself"), tree);

        FileTree.delete(tree);

        assertThat(tree).doesNotExist();
        assertThat(neighbour).exists();
    }

    @Test
    void tree_that_is_a_link_is_only_unlinked() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), tree);

        FileTree.delete(link);

        assertThat(link).doesNotExist();
        assertThat(tree.resolve("a/b c/中文/leaf")).exists();
    }

    @Test
    void single_file_and_dangling_link_are_trees_too() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nothing"));

        FileTree.delete(neighbour);
        FileTree.delete(link);

        assertThat(neighbour).doesNotExist();
        assertThat(Files.isSymbolicLink(link)).isFalse();
    }

    @Test
    void what_is_not_there_needs_no_deleting() throws IOException {
        FileTree.delete(folder.resolve("nothing/at/all"));

        assertThat(tree).exists();
    }
}
