package dev.heddle.kernelext.internal.timeline;

import java.util.List;
import java.util.Set;
import jdk.jfr.consumer.RecordedFrame;

/// How the JVM's names are said to a reader.
public final class Wording {

    private static final List<String> NOT_LEARNERS =
            List.of("java.", "javax.", "jdk.", "sun.", "com.sun.", "dev.heddle.");
    private static final Set<String> CONDITIONS = Set.of("AbstractQueuedSynchronizer.ConditionObject",
            "AbstractQueuedLongSynchronizer.ConditionObject");

    private Wording() {}

    /// What a thread waits for, by its state and the class of the object.
    static String on(State state, String className) {
        if (className.isEmpty()) {
            return "";
        }
        return switch (state) {
            case BLOCKED -> lock(className);
            case WAITS -> notification(className);
            default -> parked(simple(className));
        };
    }

    /// The lock of an object, as `synchronized` takes it.
    ///
    /// @param className the object's class
    /// @return such as `the lock of Counter`
    public static String lock(String className) {
        return "the lock of " + simple(className);
    }

    /// What wakes a thread that waits for an object.
    ///
    /// @param className the object's class
    /// @return such as `notify of Counter`
    public static String notification(String className) {
        return simple(className).equals("Thread") ? "another thread's end" : "notify of " + simple(className);
    }

    /// What a parked thread waits for.
    ///
    /// @param className the class of what it was parked with
    /// @return such as `a ReentrantLock`
    public static String parkedOn(String className) {
        return parked(simple(className));
    }

    private static String parked(String name) {
        if (CONDITIONS.contains(name)) {
            return "a condition";
        }
        if (name.equals("ForkJoinPool")) {
            return "a task";
        }
        String plain = name.replaceFirst("\\.((Nonfair|Fair)?Sync|Signaller)$", "");
        return ("AEIOU".indexOf(plain.charAt(0)) < 0 ? "a " : "an ") + plain;
    }

    /// Without its package. Names of classes may hold `$` that are no separators.
    private static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1).replaceAll("(?<=\\w)\\$(?=\\p{L})", ".");
    }

    /// Where the learner's code is on a stack; empty if it is not.
    static String place(List<RecordedFrame> frames) {
        for (RecordedFrame frame : frames) {
            String type = frame.getMethod().getType().getName();
            if (NOT_LEARNERS.stream().noneMatch(type::startsWith)) {
                String method = frame.getMethod().getName();
                String line = "line " + frame.getLineNumber();
                return method.contains("$") || type.contains("$$") ? line : simple(type) + "." + method + ", " + line;
            }
        }
        return "";
    }

    /// The name of the program that a command runs.
    static String program(String command) {
        String path = command.split(" ", 2)[0];
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
