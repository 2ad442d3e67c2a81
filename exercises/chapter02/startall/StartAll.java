package chapter02.startall;

import java.util.List;

/// Starts many threads.
final class StartAll {

    private StartAll() {}

    static List<Thread> startAll(List<? extends Runnable> bodies) {
        return List.of(); // TODO: start a thread for each
    }
}
