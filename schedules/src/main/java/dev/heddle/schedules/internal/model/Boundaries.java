package dev.heddle.schedules.internal.model;

/// The fields in which tasks of the library are marked as done.
final class Boundaries {

    private static final int FUTURE = Fields.ALL.field("woven/java/util/concurrent/FutureTask", "state");
    private static final int COMPLETABLE = Fields.ALL.field("woven/java/util/concurrent/CompletableFuture", "result");

    private Boundaries() {}

    static boolean has(int field) {
        return field == FUTURE || field == COMPLETABLE;
    }
}
