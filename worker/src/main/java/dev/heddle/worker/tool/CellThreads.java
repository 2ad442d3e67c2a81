package dev.heddle.worker.tool;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// The platform threads of this JVM.
final class CellThreads {

    private static final String CELL_FILE = "Cell[";

    private CellThreads() {}

    /// Those that belong to a cell, this one among them.
    static List<Thread> of(Work work) {
        return all().stream().filter(each -> work.cellOf(each) != null).toList();
    }

    /// All of them.
    static List<Thread> all() {
        ThreadGroup root = Thread.currentThread().getThreadGroup();
        while (root.getParent() != null) {
            root = root.getParent();
        }
        Thread[] found = new Thread[root.activeCount() + 16];
        int count = root.enumerate(found);
        while (count == found.length) { // it leaves out silently what has no room
            found = new Thread[2 * count];
            count = root.enumerate(found);
        }
        return List.of(Arrays.copyOf(found, count));
    }

    /// Where a thread is in the code of a cell, such as `Cell[3]:5`; empty if it is in none.
    static String place(StackTraceElement... trace) {
        return Arrays.stream(trace)
                .filter(each -> Objects.requireNonNullElse(each.getFileName(), "").startsWith(CELL_FILE))
                .map(each -> each.getFileName() + ":" + each.getLineNumber())
                .findFirst()
                .orElse("");
    }
}
