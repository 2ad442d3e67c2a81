// Fails: drain, interrupted while it waits
package chapter10.drain;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;

final class Drain {

    private Drain() {}

    static List<String> drain(BlockingQueue<String> q, String end) throws InterruptedException {
        List<String> texts = new ArrayList<>();
        try {
            String text = q.take();
            while (!text.equals(end)) {
                texts.add(text);
                text = q.take();
            }
        } catch (InterruptedException e) {
            System.out.println("interrupted");
        }
        return texts;
    }
}
