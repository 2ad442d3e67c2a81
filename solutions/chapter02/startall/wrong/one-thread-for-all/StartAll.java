// Fails: b.run(): expected: <ran> but was: <>
package chapter02.startall;

import java.util.ArrayList;
import java.util.List;

final class StartAll {

    private StartAll() {}

    static List<Thread> startAll(List<? extends Runnable> bodies) {
        List<Thread> threads = new ArrayList<>();
        Thread thread = new Thread(() -> {
            for (Runnable body : bodies) {
                body.run();
            }
        });
        thread.start();
        for (int i = 0; i < bodies.size(); i++) {
            threads.add(thread);
        }
        return threads;
    }
}
