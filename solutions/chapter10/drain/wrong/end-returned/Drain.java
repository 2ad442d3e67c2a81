// Fails: drain(end): expected: <[]> but was: <[end]>
package chapter10.drain;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;

final class Drain {

    private Drain() {}

    static List<String> drain(BlockingQueue<String> q, String end) throws InterruptedException {
        List<String> texts = new ArrayList<>();
        String text;
        do {
            text = q.take();
            texts.add(text);
        } while (!text.equals(end));
        return texts;
    }
}
