// Fails: expected: <[once in thread 1, once in thread 2]> but was: <[once in thread 2, once in thread 1]>
package chapter02.startall;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

final class StartAll {

    private StartAll() {}

    static List<Thread> startAll(List<? extends Runnable> bodies) {
        List<Thread> threads = new ArrayList<>();
        List<Thread> begun = Collections.synchronizedList(threads);
        for (Runnable body : bodies) {
            Thread.ofPlatform().start(() -> {
                begun.add(Thread.currentThread());
                body.run();
            });
        }
        while (begun.size() < bodies.size()) {
            Thread.onSpinWait();
        }
        return threads;
    }
}
