// Fails: an end that says the same and is another object: All was taken
package chapter10.drain;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;

final class Drain {

    private Drain() {}

    static List<String> drain(BlockingQueue<String> q, String end) throws InterruptedException {
        List<String> texts = new ArrayList<>();
        while (true) {
            String text = q.take();
            if (text == end) {
                return texts;
            }
            texts.add(text);
        }
    }
}
