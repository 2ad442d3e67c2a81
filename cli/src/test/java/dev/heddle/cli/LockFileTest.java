package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LockFileTest {

    @TempDir
    private Path folder;

    @Test
    void file_stays_empty_until_somebody_takes_it_away() throws IOException {
        LockFile lock = new LockFile(folder.resolve("lock"));
        List<String> made = new ArrayList<>();

        lock.holding(() -> made.add("first"));
        boolean stayed = Files.exists(lock.file()) && Files.size(lock.file()) == 0;
        lock.holdingLast(() -> made.add("second"));
        boolean gone = Files.notExists(lock.file());
        lock.holding(() -> made.add("third"));

        assertThat(made).containsExactly("first", "second", "third");
        assertThat(stayed).isTrue();
        assertThat(gone).isTrue();
    }
}
