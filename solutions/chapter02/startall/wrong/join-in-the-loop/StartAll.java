// Fails: Thread main waits for the end of thread Thread-0. It is at StartAll.java
package chapter02.startall;

import java.util.ArrayList;
import java.util.List;

final class StartAll {

    private StartAll() {}

    static List<Thread> startAll(List<? extends Runnable> bodies) {
        List<Thread> threads = new ArrayList<>();
        for (Runnable body : bodies) {
            Thread thread = new Thread(body);
            thread.start();
            threads.add(thread);
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return threads;
    }
}
