package chapter12.maxseen;

import static dev.heddle.schedules.Schedules.together;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.schedules.junit.Schedules;
import dev.heddle.schedules.kit.Tries;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.reflect.AccessFlag;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class MaxSeenHiddenTest {

    @Test
    @Tries(value = "nothing is offered, then only numbers below zero", zh = "先不提交任何数，然后只提交负数")
    void numbers_below_zero_count() {
        var seen = new MaxSeen();

        assertEquals(Long.MIN_VALUE, seen.max(), "max() before any offer(n)");

        seen.offer(-5);
        seen.offer(-7);
        assertEquals(-5, seen.max(), "max() after offer(-5), offer(-7)");

        seen.offer(Long.MAX_VALUE);
        assertEquals(Long.MAX_VALUE, seen.max(), "max() after offer(Long.MAX_VALUE)");
    }

    @Schedules
    @Tries(value = "two threads offer one number each, in every order", zh = "两个线程各提交一个数，按所有可能的顺序")
    void two_offers_leave_the_larger() throws Exception {
        var seen = new MaxSeen();

        together(() -> seen.offer(7), () -> seen.offer(9));

        assertEquals(9, seen.max(), "max() after offer(7) and offer(9)");
    }

    @Schedules
    @Tries(value = "three threads offer one number each, in every order", zh = "三个线程各提交一个数，按所有可能的顺序")
    void three_offers_leave_the_largest() throws Exception {
        var seen = new MaxSeen();

        together(() -> seen.offer(2), () -> seen.offer(3), () -> seen.offer(1));

        assertEquals(3, seen.max(), "max() after offer(2), offer(3) and offer(1)");
    }

    @Schedules
    @Tries(value = "one thread reads while another offers, in every order", zh = "一个线程读取，同时另一个提交，按所有可能的顺序")
    void maximum_never_goes_down() throws Exception {
        var seen = new MaxSeen();
        seen.offer(5);

        together(() -> {
            seen.offer(3);
            seen.offer(6);
        }, () -> {
            long first = seen.max();
            long second = seen.max();
            assertTrue(5 <= first && first <= second && second <= 6,
                    () -> "max() was 5, then " + first + ", then " + second);
        });
    }

    @Schedules
    @Tries(value = "a thread reads what it has offered, while another offers less, in every order",
            zh = "一个线程读取自己提交的数，同时另一个提交更小的数，按所有可能的顺序")
    void own_offer_is_seen() throws Exception {
        var seen = new MaxSeen();

        together(() -> {
            seen.offer(9);
            assertEquals(9, seen.max(), "max() after own offer(9)");
        }, () -> seen.offer(4));
    }

    @Test
    @Tries(value = "two objects have a maximum each", zh = "两个对象各有自己的最大值")
    void objects_are_independent() {
        var one = new MaxSeen();
        var other = new MaxSeen();

        one.offer(8);

        assertEquals(Long.MIN_VALUE, other.max(), "other.max() after one.offer(8)");
    }

    @Test
    @Tries(value = "no lock is used", zh = "不使用锁")
    void no_lock_is_used() throws IOException {
        Set<String> locks = locks(MaxSeen.class);

        assertEquals(Set.of(), locks, "locks");
    }

    /// What of a class and those within it takes a lock, read from the class files.
    private static Set<String> locks(Class<?> type) throws IOException {
        Set<String> found = new TreeSet<>();
        for (Class<?> each : type.getNestMembers()) {
            try (InputStream in = each.getResourceAsStream(each.getName().replaceFirst(".*\\.", "") + ".class")) {
                for (MethodModel method : ClassFile.of().parse(in.readAllBytes()).methods()) {
                    if (method.flags().has(AccessFlag.SYNCHRONIZED)) {
                        found.add("synchronized " + method.methodName() + "()");
                    }
                    method.code().ifPresent(code -> code.forEach(element -> {
                        if (element instanceof MonitorInstruction monitor && monitor.opcode() == Opcode.MONITORENTER) {
                            found.add(method.methodName() + "(): synchronized");
                        } else if (element instanceof InvokeInstruction call
                                && call.owner().asInternalName().startsWith("java/util/concurrent/locks/")) {
                            found.add(method.methodName() + "(): " + call.name() + "()");
                        }
                    }));
                }
            }
        }
        return found;
    }
}
