// Fails: the body waits for what the caller does next, in every order: Deadlock
package chapter02.startall;

import java.util.ArrayList;
import java.util.List;

final class StartAll {

    private StartAll() {}

    static List<Thread> startAll(List<? extends Runnable> bodies) {
        List<Thread> threads = new ArrayList<>();
        for (Runnable body : bodies) {
            threads.add(Thread.ofPlatform().start(body));
        }
        for (Thread each : threads) {
            try {
                each.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return threads;
    }
}
