package chapter10.farm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.schedules.kit.Tries;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FarmTest {

    @Test
    @Tries(value = "two children do five jobs", zh = "两个子进程完成五个任务")
    void each_job_once(@TempDir Path folder) throws Exception {
        var starter = new Starter(folder);

        Map<Long, List<String>> done = Farm.farm(List.of("a", "b", "c", "d", "e"), 2, Duration.ofMinutes(1), starter);

        List<String> all = done.values().stream().flatMap(List::stream).sorted().toList();
        assertEquals(List.of("a", "b", "c", "d", "e"), all, "all jobs, sorted");
    }

    /// Starts children, and remembers them.
    static final class Starter implements Farm.Start {

        final Queue<Process> children = new ConcurrentLinkedQueue<>();
        private final Path folder;

        Starter(Path folder) {
            this.folder = folder;
        }

        @Override
        public Process start() throws IOException {
            try {
                Path classes = Path.of(FarmTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
                Process child = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", classes.toString(),
                        Worker.class.getName(), folder.toString()).redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
                children.add(child);
                return child;
            } catch (URISyntaxException e) {
                throw new IOException(e);
            }
        }
    }

    /// A child: answers each job, and writes down what it gets.
    static final class Worker {

        public static void main(String[] arguments) throws Exception {
            Path folder = Path.of(arguments[0]);
            var in = new BufferedReader(new InputStreamReader(System.in));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                Files.writeString(folder.resolve("got-" + ProcessHandle.current().pid()), line + "\n",
                        StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                if (line.equals("end")) {
                    return;
                }
                if (line.startsWith("crash") && folder.resolve(line).toFile().createNewFile()) {
                    Runtime.getRuntime().halt(3); // only the first child that gets this job
                }
                if (line.equals("hang")) {
                    new CountDownLatch(1).await();
                }
                System.out.println(line);
            }
        }
    }
}
