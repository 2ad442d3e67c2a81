package dev.heddle.processes.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.processes.Leaks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// What works without the calls of Linux: the owner makes its memory of files, and waiters look by themselves.
@ExtendWith(Leaks.class)
@Timeout(60)
final class PortableTest {

    @TempDir
    Path folder;

    @Test
    void everything_works_between_an_owner_without_the_calls_of_linux_and_others() throws Exception {
        SharedQueue<String> report = SharedQueue.ofCapacity(10);
        try (OtherJvm owner = OtherJvm.start(() -> {
            report.put(play());
            return null;
        }, flags())) {
            assertThat(report.take()).isEqualTo("shared int 1000, shared queue 499500, barrier 0, [memory]");
            owner.result();
            assertThat(leftFolders()).isEmpty();
        } finally {
            report.release();
        }
    }

    private String[] flags() {
        return new String[]{"-Dheddle.processes.portable=true", "-Djava.io.tmpdir=" + folder};
    }

    private static String play() throws Exception {
        SharedQueue<Integer> queue = SharedQueue.ofCapacity(8);
        try (var lock = SharedLock.create(); var value = SharedInt.of(0); var barrier = SharedBarrier.of(2)) {
            OtherJvm other = OtherJvm.start(() -> {
                for (int i = 0; i < 1000; i++) {
                    queue.put(i);
                    lock.lock();
                    try {
                        value.racySet(value.racyGet() + 1);
                    } finally {
                        lock.unlock();
                    }
                }
                queue.close();
                return barrier.await();
            });
            int sum = 0;
            for (int number : queue.untilClosed()) {
                sum += number;
            }
            int came = barrier.await(10, TimeUnit.SECONDS) + (int) other.result();
            return "shared int " + value + ", shared queue " + sum + ", barrier " + (came - 1) + ", " + files();
        } finally {
            queue.release();
        }
    }

    private static List<String> files() throws Exception {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.toString().contains("heddle"))
                    .map(file -> file.getFileName().toString())
                    .distinct()
                    .toList();
        }
    }

    @Test
    void files_of_a_killed_owner_are_removed_by_the_next_one() throws Exception {
        SharedQueue<Integer> made = SharedQueue.ofCapacity(1);
        OtherJvm victim = OtherJvm.start(() -> {
            SharedInt kept = SharedInt.of(1);
            made.put(kept.get());
            Thread.sleep(100_000);
            return kept;
        }, flags());
        made.take();
        victim.kill();
        int left = leftFolders().size();
        try (OtherJvm next = OtherJvm.start(() -> {
            SharedInt.of(2).close();
            return null;
        }, flags())) {
            next.result();
        }

        assertThat(left).isEqualTo(1);
        assertThat(leftFolders()).isEmpty();
        made.release();
    }

    private List<Path> leftFolders() throws Exception {
        try (var files = Files.newDirectoryStream(folder, "heddle-shared-*")) {
            var found = new ArrayList<Path>();
            files.forEach(found::add);
            return found;
        }
    }
}
