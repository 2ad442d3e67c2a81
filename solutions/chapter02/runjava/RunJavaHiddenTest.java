package chapter02.runjava;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chapter02.runjava.RunJava.Result;
import dev.heddle.schedules.kit.Tries;
import dev.heddle.schedules.kit.Waiting;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class RunJavaHiddenTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofMillis(2500);
    private static final int LINES = 400;
    private static final int GAVE_UP = 7;

    @Test
    @Tries(value = "a child writes 200 KB to each of its two streams, in turns", zh = "子进程轮流向两个输出流各写 200 KB")
    void both_streams_are_read() throws Exception {
        Result result = RunJava.run(Writes.class.getName(), List.of(), LONG);

        assertHolds(result.exit() != GAVE_UP, "The child has given up: nobody reads what it writes.");
        assertFalse(result.timedOut(), "timedOut");
        assertEquals(0, result.exit(), "exit");
        assertEquals(LINES * 512, result.out().length(), "out.length()");
        assertEquals(LINES * 512, result.err().length(), "err.length()");
        assertTrue(result.out().equals("out %507d\n".repeat(LINES).formatted(numbers())), "out");
        assertTrue(result.err().equals("err %507d\n".repeat(LINES).formatted(numbers())), "err");
    }

    @Test
    @Tries(value = "a child writes Chinese to both streams", zh = "子进程向两个输出流写中文")
    void output_is_utf8() throws Exception {
        Result result = RunJava.run(WritesChinese.class.getName(), List.of(), LONG);

        assertEquals("你好,小明\n", result.out(), "out");
        assertEquals("出错了:é\n", result.err(), "err");
    }

    @Test
    @Tries(value = "arguments with spaces, quotes and stars, and an empty one", zh = "带空格、引号、星号的参数,以及空参数")
    void arguments_come_as_they_are() throws Exception {
        boolean possible = Charset.forName(System.getProperty("sun.jnu.encoding")).newEncoder().canEncode("小明");
        String name = possible ? "小明" : "Xiaoming"; // a machine of ASCII only cannot hand it over
        List<String> args = List.of("two words", " ", "say \"hi\"", "it's", "*", "$HOME", "\\", "", "-version", name);

        Result result = RunJava.run(Echoes.class.getName(), args, LONG);

        assertEquals(String.join("\n", args) + "\n", result.out(), "out");
    }

    @Test
    @Tries(value = "a child reads its standard input to the end", zh = "子进程把标准输入读到结尾")
    void standard_input_is_at_its_end() throws Exception {
        Result result = RunJava.run(Reads.class.getName(), List.of(), LONG);

        assertEquals("end of input\n", result.out(), "out");
    }

    /// How long a JVM takes to start depends on the machine: the deadline grows until both have lived.
    @Test
    @Tries(value = "a child has started another process, and does not end by the deadline",
            zh = "子进程又启动了另一个进程,到期限还没有结束")
    void deadline_kills_the_child_and_its_child() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        int lost = 0;
        for (int millis = 1500;; millis *= 2) {
            try (var lives = new Lives()) {
                Result result = RunJava.run(StartsAnother.class.getName(), lives.port(), Duration.ofMillis(millis));
                if (result.timedOut() && result.out().isEmpty() && (!lives.bothCame() || lost++ == 0)) {
                    continue;
                }

                assertTrue(result.timedOut(), "timedOut");
                assertEquals("both are there\n", result.out(), "out");
                lives.assertBothEnd();
                assertNoThreadIsLeft(before);
                return;
            }
        }
    }

    @Test
    @Tries(value = "the caller is interrupted while a child runs", zh = "子进程运行期间中断调用者")
    void interrupt_kills_the_child_and_its_child() throws Exception {
        try (var lives = new Lives()) {
            Set<Thread> before = Thread.getAllStackTraces().keySet();
            var outcome = new AtomicReference<>("");
            Thread caller = Thread.ofPlatform().name("caller").start(() -> {
                try {
                    RunJava.run(StartsAnother.class.getName(), lives.port(), LONG);
                    outcome.set("returned");
                } catch (Exception e) {
                    outcome.set(e.getClass().getSimpleName());
                }
            });
            lives.awaitBoth(caller);

            caller.interrupt();
            Waiting.untilItEnds(caller);

            assertEquals("InterruptedException", outcome.get(), "caller.interrupt()");
            lives.assertBothEnd();
            assertNoThreadIsLeft(before);
        }
    }

    @Test
    @Tries(value = "no thread is left when a child has ended", zh = "子进程结束后没有遗留线程")
    void threads_end() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();

        RunJava.run(Echoes.class.getName(), List.of("x"), LONG);

        assertNoThreadIsLeft(before);
    }

    private static void assertNoThreadIsLeft(Set<Thread> before) throws InterruptedException {
        for (Thread each : Thread.getAllStackTraces().keySet()) {
            boolean ofTheJdk = each.getName().startsWith("process reaper") || each.getName().startsWith("ForkJoinPool")
                    || each.getName().endsWith("elayScheduler");
            if (!before.contains(each) && !ofTheJdk) {
                Waiting.untilItEnds(each);
            }
        }
    }

    private static void assertHolds(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }

    private static Object[] numbers() {
        Integer[] numbers = new Integer[LINES];
        for (int i = 0; i < LINES; i++) {
            numbers[i] = i;
        }
        return numbers;
    }

    /// Sees by a connection whether processes live: when one ends, however it does, its connection ends, too.
    private static final class Lives implements AutoCloseable {

        private final ServerSocket server = new ServerSocket(0, 2, InetAddress.getLoopbackAddress());
        private final List<Socket> processes = new ArrayList<>();

        Lives() throws IOException {
            server.setSoTimeout(100);
        }

        List<String> port() {
            return List.of(String.valueOf(server.getLocalPort()));
        }

        boolean bothCame() throws IOException {
            try {
                while (processes.size() < 2) {
                    processes.add(server.accept());
                }
                return true;
            } catch (SocketTimeoutException e) {
                return false;
            }
        }

        void awaitBoth(Thread caller) throws IOException {
            while (!bothCame()) {
                assertHolds(caller.isAlive(), "run(…) has ended, but its child has not.");
            }
        }

        void assertBothEnd() throws IOException {
            awaitBoth(Thread.currentThread());
            boolean child = ends(processes.get(0));
            boolean childOfChild = ends(processes.get(1));
            assertHolds(child, "The child is still alive.");
            assertHolds(childOfChild, "The child is dead, but the process that it has started is still alive.");
        }

        private static boolean ends(Socket process) throws IOException {
            process.setSoTimeout((int) PATIENCE.toMillis());
            try {
                return process.getInputStream().read() < 0;
            } catch (SocketTimeoutException e) {
                return false;
            } catch (IOException e) {
                return true; // its end was sudden
            }
        }

        @Override
        public void close() throws IOException {
            for (Socket each : processes) {
                each.close();
            }
            server.close();
        }
    }

    /// A child that gives up if nobody reads for a while.
    static final class Writes {

        public static void main(String[] args) throws InterruptedException {
            var done = new AtomicInteger();
            Thread writer = Thread.ofPlatform().daemon().start(() -> {
                for (int i = 0; i < LINES; i++) {
                    System.out.print("out %507d\n".formatted(i));
                    System.err.print("err %507d\n".formatted(i));
                    done.incrementAndGet();
                }
            });
            int before = 0;
            long since = System.nanoTime();
            while (!writer.join(Duration.ofMillis(100))) {
                if (done.get() != before) {
                    before = done.get();
                    since = System.nanoTime();
                } else if (System.nanoTime() - since > PATIENCE.toNanos()) {
                    Runtime.getRuntime().halt(GAVE_UP);
                }
            }
        }
    }

    /// A child.
    static final class WritesChinese {

        public static void main(String[] args) {
            System.out.print("你好,小明\n");
            System.err.print("出错了:é\n");
        }
    }

    /// A child.
    static final class Echoes {

        public static void main(String[] args) {
            System.out.print(String.join("\n", args) + "\n");
        }
    }

    /// A child that gives up if its input does not end.
    static final class Reads {

        public static void main(String[] args) throws InterruptedException {
            Thread reader = Thread.ofPlatform().daemon().start(() -> {
                try {
                    System.in.readAllBytes();
                } catch (IOException e) {
                    System.err.println(e);
                }
            });
            System.out.print(reader.join(PATIENCE) ? "end of input\n" : "the input is still open\n");
        }
    }

    /// A child that starts another one, and never ends by itself.
    static final class StartsAnother {

        public static void main(String[] port) throws IOException {
            try (Socket life = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(port[0]))) {
                String java = ProcessHandle.current().info().command().orElseThrow();
                Process another = new ProcessBuilder(java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp",
                        System.getProperty("java.class.path"), Another.class.getName(), port[0])
                        .redirectError(Redirect.DISCARD)
                        .start();
                another.getInputStream().read(); // it is there
                System.out.print("both are there\n");
                life.getInputStream().read();
            }
        }
    }

    /// The child of a child, which ends when nobody looks at it any more.
    static final class Another {

        public static void main(String[] port) throws IOException {
            try (Socket life = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(port[0]))) {
                System.out.println();
                life.getInputStream().read();
            }
        }
    }
}
