package dev.heddle.worker;

import org.jspecify.annotations.Nullable;

/// Which cell a thread works for: the one that started it.
final class CellOwner {

    /// What belongs to no cell, such as the output of a thread that the JVM started by itself.
    static final String NOBODY = "";

    // Handed down from a thread to the threads that it starts, at the moment they are made.
    private static final InheritableThreadLocal<@Nullable String> OWNER = new InheritableThreadLocal<>();

    private CellOwner() {}

    static String ofThisThread() {
        String owner = OWNER.get();
        return owner == null ? NOBODY : owner;
    }

    static void runAs(String cell, Runnable body) {
        OWNER.set(cell);
        try {
            body.run();
        } finally {
            OWNER.remove();
        }
    }
}
