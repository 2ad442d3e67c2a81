package dev.heddle.schedules.internal.model;

import dev.heddle.schedules.internal.run.Strand;
import java.util.concurrent.ThreadFactory;

/// Stands for the methods of [Thread.Builder].
public final class BuilderModel {

    private BuilderModel() {}

    public static Thread unstarted(Thread.Builder builder, Runnable task) {
        return made(builder, task);
    }

    public static Thread start(Thread.Builder builder, Runnable task) {
        Thread thread = made(builder, task);
        ThreadModel.start(thread);
        return thread;
    }

    public static ThreadFactory factory(Thread.Builder builder) {
        ThreadFactory named = builder.factory();
        Object chosen = Hooks.strand().run().notes().get(builder);
        return task -> noted(named.newThread(task), task, chosen != null);
    }

    public static Thread.Builder.OfPlatform daemon(Thread.Builder.OfPlatform builder) {
        return daemon(builder, true);
    }

    public static Thread.Builder.OfPlatform daemon(Thread.Builder.OfPlatform builder, boolean on) {
        Hooks.strand().run().notes().put(builder, true);
        return builder.daemon(on);
    }

    static Thread made(Thread.Builder builder, Runnable task) {
        return noted(builder.unstarted(task), task, Hooks.strand().run().notes().containsKey(builder));
    }

    private static Thread noted(Thread thread, Runnable task, boolean daemonChosen) {
        Strand me = Hooks.strand();
        boolean daemon = thread.isDaemon();
        ThreadModel.made(me, thread);
        if (thread.isVirtual()) {
            me.run().notes().put(thread, task);
        } else if (daemonChosen) {
            thread.setDaemon(daemon);
        }
        return thread;
    }
}
