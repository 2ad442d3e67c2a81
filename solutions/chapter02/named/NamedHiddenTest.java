package chapter02.named;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.heddle.schedules.junit.Schedules;
import dev.heddle.schedules.kit.Tries;
import dev.heddle.schedules.kit.Waiting;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class NamedHiddenTest {

    @Test
    @Tries(value = "the body runs once, in the thread that is returned, not in the caller's",
            zh = "任务只运行一次,在返回的线程中,而不是在调用者的线程中")
    void body_runs_once_and_not_here() throws InterruptedException {
        List<Thread> seen = new CopyOnWriteArrayList<>();

        Thread thread = Named.startNamed("worker", () -> seen.add(Thread.currentThread()));
        Waiting.untilItEnds(thread);

        assertEquals(1, seen.size(), "body.run()");
        assertNotSame(Thread.currentThread(), seen.getFirst(), "Thread.currentThread()");
        assertSame(thread, seen.getFirst(), "Thread.currentThread()");
    }

    @Schedules
    @Tries(value = "the body waits for what the caller does next, in every order", zh = "任务等待调用者接下来要做的事,按所有可能的顺序")
    void caller_does_not_wait() throws InterruptedException {
        var next = new CountDownLatch(1);

        Thread thread = Named.startNamed("worker", () -> {
            try {
                next.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        next.countDown();
        thread.join();
    }

    @Schedules
    @Tries(value = "the name is there when the body begins, in every order", zh = "任务开始时名字就已存在,按所有可能的顺序")
    void name_is_there_from_the_beginning() throws InterruptedException {
        var seen = new AtomicReference<>("");

        Thread thread = Named.startNamed("worker", () -> seen.set(Thread.currentThread().getName()));
        String name = thread.getName();
        thread.join();

        assertEquals("worker", name, "getName()");
        assertEquals("worker", seen.get(), "Thread.currentThread().getName()");
    }

    /// No run can show it for certain, so the class file is asked.
    @Test
    @Tries(value = "the name is given before start()", zh = "名字在 start() 之前给出")
    void name_is_given_before_start() throws IOException {
        byte[] file;
        try (InputStream in = Named.class.getResourceAsStream("Named.class")) {
            file = in.readAllBytes();
        }

        List<List<String>> calls = ClassFile.of().parse(file).methods().stream().map(NamedHiddenTest::calls).toList();

        for (List<String> each : calls) {
            int start = each.indexOf("start");
            boolean late = start >= 0 && each.lastIndexOf("setName") > start;
            if (late) {
                throw new AssertionError("The thread gets its name after start(): its body may begin without.");
            }
        }
    }

    private static List<String> calls(MethodModel method) {
        return method.code()
                .map(code -> code.elementList())
                .orElse(List.of())
                .stream()
                .filter(each -> each instanceof InvokeInstruction)
                .map(each -> ((InvokeInstruction) each).name().stringValue())
                .toList();
    }

    @Test
    @Tries(value = "called from a daemon, and from a thread that is none", zh = "从守护线程和非守护线程中调用")
    void it_is_no_daemon() throws InterruptedException {
        for (boolean daemon : List.of(false, true)) {
            var made = new AtomicReference<Thread>();
            Thread caller = Thread.ofPlatform().daemon(daemon)
                    .start(() -> made.set(Named.startNamed("worker", () -> {})));
            Waiting.untilItEnds(caller);

            assertFalse(made.get().isDaemon(),
                    daemon ? "daemon → startNamed(…).isDaemon()" : "startNamed(…).isDaemon()");
        }
    }

    @Test
    @Tries(value = "the body throws", zh = "任务抛出异常")
    void exception_stays_in_the_thread() throws InterruptedException {
        var thrown = new IllegalStateException("from the body");
        var uncaught = new AtomicReference<Throwable>();

        Thread thread = Named.startNamed("worker", () -> {
            Thread.currentThread().setUncaughtExceptionHandler((_, each) -> uncaught.set(each));
            throw thrown;
        });
        Waiting.untilItEnds(thread);

        assertSame(thrown, uncaught.get(), "UncaughtExceptionHandler");
    }
}
