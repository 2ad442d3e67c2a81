package chapter02.startall;

import java.util.ArrayList;
import java.util.List;

/// Starts many threads.
final class StartAll {

    private StartAll() {}

    static List<Thread> startAll(List<? extends Runnable> bodies) {
        List<Thread> threads = new ArrayList<>();
        for (Runnable body : bodies) {
            threads.add(Thread.ofPlatform().start(body));
        }
        return threads;
    }
}
