// Fails: All was taken, with the end, and take() is called again
package chapter10.drain;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;

final class Drain {

    private Drain() {}

    static List<String> drain(BlockingQueue<String> q, String end) throws InterruptedException {
        List<String> texts = new ArrayList<>();
        while (!q.take().equals(end)) {
            texts.add(q.take());
        }
        return texts;
    }
}
