package dev.heddle.kernel.internal.cells;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WorkerCacheTest {

    @TempDir
    private Path lib;

    @Test
    void worker_without_a_cache_is_started_without_one() {
        assertThat(WorkerCache.flags(lib.resolve("worker.jar"))).isEmpty();
    }

    @Test
    void cache_beside_the_jar_is_used_and_never_speaks_into_a_cell() throws IOException {
        Path cache = Files.writeString(lib.resolve("worker.aot"), "a cache");

        assertThat(WorkerCache.flags(lib.resolve("worker.jar"))).containsExactly("-XX:AOTCache=" + cache,
                "-XX:+VerifySharedSpaces", "-Xlog:aot*=off,cds*=off");
    }

    @Test
    void worker_of_a_rehearsal_has_the_time_to_write_its_record() {
        Duration usual = WorkerCache.exitLimit();
        Duration recording;
        System.setProperty("heddle.worker.record", lib.resolve("record").toString());
        try {
            recording = WorkerCache.exitLimit();
        } finally {
            System.clearProperty("heddle.worker.record");
        }

        assertThat(usual).hasSeconds(5);
        assertThat(recording).hasSeconds(60);
    }
}
