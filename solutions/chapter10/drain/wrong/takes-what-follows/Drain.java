// Fails: what is left in the queue: expected: <[c, end]> but was: <[]>
package chapter10.drain;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;

final class Drain {

    private Drain() {}

    static List<String> drain(BlockingQueue<String> q, String end) throws InterruptedException {
        List<String> texts = new ArrayList<>();
        while (true) {
            texts.add(q.take());
            q.drainTo(texts);
            int at = texts.indexOf(end);
            if (at >= 0) {
                return texts.subList(0, at);
            }
        }
    }
}
