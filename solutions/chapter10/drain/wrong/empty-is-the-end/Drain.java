// Fails: drain(a, b, end): expected
package chapter10.drain;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;

final class Drain {

    private Drain() {}

    static List<String> drain(BlockingQueue<String> q, String end) throws InterruptedException {
        List<String> texts = new ArrayList<>();
        String text = q.poll();
        while (text != null && !text.equals(end)) {
            texts.add(text);
            text = q.poll();
        }
        return texts;
    }
}
