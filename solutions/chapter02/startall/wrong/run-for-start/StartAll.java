// Fails: but was: <[once in thread 1, once in thread 1]>
package chapter02.startall;

import java.util.ArrayList;
import java.util.List;

final class StartAll {

    private StartAll() {}

    static List<Thread> startAll(List<? extends Runnable> bodies) {
        List<Thread> threads = new ArrayList<>();
        for (Runnable body : bodies) {
            Thread thread = new Thread(body);
            thread.run();
            threads.add(thread);
        }
        return threads;
    }
}
