package dev.heddle.schedules.internal.model;

import org.jspecify.annotations.Nullable;

/// Stands for [IO].
public final class PrintModel {

    private PrintModel() {}

    public static void println(@Nullable Object object) {
        Hooks.out().println(object);
    }

    public static void println() {
        Hooks.out().println();
    }

    public static void print(@Nullable Object object) {
        Hooks.out().print(object);
    }
}
