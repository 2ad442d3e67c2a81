package dev.heddle.worker;

import org.jspecify.annotations.Nullable;

/// The context class loader of a cell's thread. Threads inherit it from those that start them, so it tells whose a thread is;
/// classes come from the loader of all cells.
final class CellContext extends ClassLoader {

    private final String cell;

    CellContext(String cell, ClassLoader classes) {
        super(classes);
        this.cell = cell;
    }

    /// The cell in which a thread, or the one that started it, began; null if it is not known.
    static @Nullable String cellOf(Thread thread) {
        return thread.getContextClassLoader() instanceof CellContext context ? context.cell : null;
    }

    /// Runs something on this thread in the context of a cell.
    static void runIn(String cell, ClassLoader classes, Runnable body) {
        Thread thread = Thread.currentThread();
        thread.setContextClassLoader(new CellContext(cell, classes));
        try {
            body.run();
        } finally {
            thread.setContextClassLoader(classes);
        }
    }
}
