package chapter10.farm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.schedules.kit.Tries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FarmHiddenTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private FarmTest.Starter starter;

    @BeforeEach
    void begin() {
        starter = new FarmTest.Starter(folder);
    }

    @AfterEach
    void end() throws InterruptedException {
        for (Process each : starter.children) {
            each.destroyForcibly().waitFor();
        }
    }

    @Test
    @Tries(value = "the result says which child has done which job", zh = "结果说明哪个子进程做了哪个任务")
    void result_tells_who_has_done_what() throws Exception {
        Map<Long, List<String>> done = Farm.farm(List.of("a", "b", "c", "d"), 2, LONG, starter);

        for (Process child : starter.children) {
            List<String> got = got(child).stream().filter(line -> !line.equals("end")).toList();
            assertEquals(got, done.getOrDefault(child.pid(), List.of()), "jobs of child " + child.pid());
        }
        assertEquals(List.of("a", "b", "c", "d"), sorted(done), "all jobs, sorted");
    }

    @Test
    @Tries(value = "a child dies in its second job", zh = "一个子进程在第二个任务中死去")
    void job_of_a_dead_child_is_done_again() throws Exception {
        Map<Long, List<String>> done = Farm.farm(List.of("a", "crash", "b"), 1, LONG, starter);

        Process first = starter.children.peek();
        assertNotNull(first, "the first child");
        assertEquals(List.of("a", "b", "crash"), sorted(done), "all jobs, sorted; the first child dies of crash");
        assertEquals(List.of("a"), done.get(first.pid()), "jobs of the child that has died");
        assertEquals(2, starter.children.size(), "children started");
    }

    @Test
    @Tries(value = "two children die, each of a job of its own", zh = "两个子进程各因一个任务而死")
    void more_than_one_child_dies() throws Exception {
        Map<Long, List<String>> done = Farm.farm(List.of("crash1", "crash2", "c"), 2, LONG, starter);

        assertEquals(List.of("c", "crash1", "crash2"), sorted(done), "all jobs, sorted; two children die");
    }

    @Test
    @Tries(value = "each child that lives gets one 'end', and ends by itself", zh = "每个活着的子进程得到一个 'end',并自己结束")
    void one_pill_for_each_child() throws Exception {
        Farm.farm(List.of("a", "b", "c"), 2, LONG, starter);

        for (Process child : starter.children) {
            long pills = got(child).stream().filter(line -> line.equals("end")).count();
            assertEquals(1, pills, "'end' that child " + child.pid() + " of " + starter.children.size() + " has read");
            assertEquals(0, child.waitFor(), "exit code of child " + child.pid());
        }
    }

    @Test
    @Tries(value = "a job that takes longer than the deadline", zh = "超过期限的任务")
    void deadline_ends_all() {
        assertThrows(TimeoutException.class, () -> Farm.farm(List.of("hang"), 1, Duration.ofSeconds(2), starter),
                "farm([hang], 1, 2 s)");

        assertTrue(starter.children.stream().noneMatch(Process::isAlive), "no child is alive after TimeoutException");
    }

    @Test
    @Tries(value = "no job", zh = "没有任务")
    void no_job() throws Exception {
        Map<Long, List<String>> done = Farm.farm(List.of(), 1, LONG, starter);

        assertEquals(List.of(), sorted(done), "farm([], 1)");
        assertTrue(starter.children.stream().noneMatch(Process::isAlive), "no child is alive after farm([], 1)");
    }

    private static List<String> sorted(Map<Long, List<String>> done) {
        return done.values().stream().flatMap(List::stream).sorted().toList();
    }

    private List<String> got(Process child) throws IOException {
        Path file = folder.resolve("got-" + child.pid());
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }
}
