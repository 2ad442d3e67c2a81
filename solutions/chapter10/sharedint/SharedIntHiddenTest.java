package chapter10.sharedint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;

import dev.heddle.processes.Child;
import dev.heddle.processes.Task;
import dev.heddle.schedules.kit.Tries;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.instruction.InvokeInstruction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SharedIntHiddenTest {

    private static final int TIMES = 100_000;

    /// What makes one step of several: for the memory, or for the file.
    private static final Pattern AS_ONE = Pattern.compile("java/lang/invoke/VarHandle\\.(getAndAdd|compareAndSet"
            + "|weakCompareAndSet|compareAndExchange).*|java/nio/channels/FileChannel\\.(lock|tryLock)");

    @TempDir
    Path folder;

    @Test
    @Tries(value = "two objects on one file are one number", zh = "同一个文件上的两个对象是同一个数")
    void objects_share_the_file() throws IOException {
        try (var a = new SharedInt(folder.resolve("number")); var b = new SharedInt(folder.resolve("number"))) {
            a.set(7);
            int seen = b.get();
            int added = b.addAndGet(1);

            assertEquals(7, seen, "b.get() after a.set(7)");
            assertEquals(8, added, "b.addAndGet(1)");
            assertEquals(8, a.get(), "a.get() after that");
        }
    }

    @Test
    @Tries(value = "two files are two numbers", zh = "两个文件是两个数")
    void files_are_independent() throws IOException {
        try (var a = new SharedInt(folder.resolve("a")); var b = new SharedInt(folder.resolve("b"))) {
            a.set(7);

            assertEquals(0, b.get(), "b.get() after a.set(7), another file");
        }
    }

    @Test
    @Tries(value = "the file is closed and opened again", zh = "文件关闭后再打开")
    void number_stays_in_the_file() throws IOException {
        Path file = folder.resolve("number");
        try (var first = new SharedInt(file)) {
            first.set(0x01020304);
        }

        try (var again = new SharedInt(file)) {
            assertEquals(0x01020304, again.get(), "get() after close() and new SharedInt(file)");
        }
    }

    @Test
    @Tries(value = "a number that is closed is used", zh = "使用已经关闭的数")
    void closed_number_is_of_no_use() throws IOException {
        var number = new SharedInt(folder.resolve("number"));
        number.close();

        assertThrows(IllegalStateException.class, number::get, "get() after close()");
        assertThrows(IllegalStateException.class, () -> number.set(1), "set(1) after close()");
        assertThrows(IllegalStateException.class, () -> number.addAndGet(1), "addAndGet(1) after close()");
        number.close();
    }

    @Test
    @Tries(value = "addAndGet is one step for other JVMs", zh = "对其他 JVM 来说 addAndGet 是一步")
    void adding_is_one_step() throws IOException {
        List<String> calls = new ArrayList<>(calls(SharedInt.class));
        for (Class<?> each : SharedInt.class.getDeclaredClasses()) {
            calls.addAll(calls(each));
        }

        if (calls.stream().noneMatch(AS_ONE.asMatchPredicate())) {
            fail("get + set: another JVM can write between them. Neither VarHandle.getAndAdd, nor compareAndSet, "
                    + "nor FileChannel.lock is called.");
        }
    }

    @Test
    @Tries(value = "two JVMs add 1 and 3, 100 000 times each", zh = "两个 JVM 分别加 1 和加 3,各 100 000 次")
    void two_jvms_add() throws Exception {
        String file = folder.resolve("number").toString();
        String go = folder.resolve("go").toString();
        new SharedInt(Path.of(file)).close();
        Child<Integer> one = Child.of().maxHeap("64m").start(new Adding(file, go, 1));
        Child<Integer> three = Child.of().maxHeap("64m").start(new Adding(file, go, 3));
        try (one; three; var number = new SharedInt(Path.of(file))) {
            Files.createFile(Path.of(go));

            one.get();
            three.get();

            assertEquals(4 * TIMES, number.get(), "get() after 100 000 × addAndGet(1), 100 000 × addAndGet(3)");
        }
    }

    private static List<String> calls(Class<?> type) throws IOException {
        String file = type.getName().replace('.', '/') + ".class";
        try (InputStream in = type.getClassLoader().getResourceAsStream(file)) {
            return ClassFile.of()
                    .parse(in.readAllBytes())
                    .methods()
                    .stream()
                    .flatMap(method -> method.code().stream().flatMap(code -> code.elementList().stream()))
                    .filter(element -> element instanceof InvokeInstruction)
                    .map(element -> (InvokeInstruction) element)
                    .map(call -> call.owner().asInternalName() + "." + call.name().stringValue())
                    .toList();
        }
    }

    /// Adds, in a JVM of its own, from when a file is there.
    private record Adding(String file, String go, int n) implements Task<Integer> {

        @Override
        public Integer call() throws IOException {
            try (var number = new SharedInt(Path.of(file))) {
                while (!Files.exists(Path.of(go))) {
                    Thread.yield();
                }
                for (int i = 0; i < TIMES; i++) {
                    number.addAndGet(n);
                }
                return number.get();
            }
        }
    }
}
