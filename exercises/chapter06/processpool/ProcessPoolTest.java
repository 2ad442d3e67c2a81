package chapter06.processpool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.schedules.kit.Tries;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class ProcessPoolTest {

    private static final Duration AMPLE = Duration.ofMinutes(1);
    private static final int LIMIT_SECONDS = 15;

    /// Tells which process it runs in.
    static final class Pid implements ProcessPool.Task {

        @Override
        public String run(String argument) {
            return argument + ProcessHandle.current().pid();
        }
    }

    @Test
    @Tries(value = "two children have two pids, neither is ours", zh = "两个子进程有两个 pid,都不是我们自己的")
    void each_child_is_a_process() throws Exception {
        try (var pool = new ProcessPool(2, AMPLE)) {
            Set<Long> pids = new HashSet<>(pool.pids());
            pids.remove(ProcessHandle.current().pid());

            assertEquals(2, pids.size(), "new ProcessPool(2, …): pids()");
        }
    }

    @Test
    @Tries(value = "one child runs three tasks", zh = "一个子进程运行三个任务")
    void child_is_used_again() throws Exception {
        try (var pool = new ProcessPool(1, AMPLE)) {
            String child = "" + pool.pids().stream().findFirst().orElse(0L);

            for (int i = 1; i <= 3; i++) {
                Future<String> answer = pool.submit(Pid.class.getName(), "");
                assertEquals(child, answer.get(LIMIT_SECONDS, TimeUnit.SECONDS), "task " + i + ": pid");
            }
        }
    }
}
