package dev.heddle.schedules.internal.model;

import java.util.concurrent.ThreadFactory;

/// Stands for the methods of [Thread.Builder].
public final class BuilderModel {

    private BuilderModel() {}

    public static Thread unstarted(Thread.Builder builder, Runnable task) {
        return ThreadModel.virtual(builder, task);
    }

    public static Thread start(Thread.Builder builder, Runnable task) {
        Thread thread = ThreadModel.virtual(builder, task);
        ThreadModel.start(thread);
        return thread;
    }

    public static ThreadFactory factory(Thread.Builder builder) {
        return task -> ThreadModel.virtual(builder, task);
    }
}
