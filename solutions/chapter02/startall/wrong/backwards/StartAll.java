// Fails: expected: <[once in thread 2, once in thread 1]> but was: <[once in thread 1, once in thread 2]>
package chapter02.startall;

import java.util.ArrayList;
import java.util.List;

final class StartAll {

    private StartAll() {}

    static List<Thread> startAll(List<? extends Runnable> bodies) {
        List<Thread> threads = new ArrayList<>();
        for (Runnable body : bodies) {
            threads.addFirst(Thread.startVirtualThread(body));
        }
        return threads;
    }
}
