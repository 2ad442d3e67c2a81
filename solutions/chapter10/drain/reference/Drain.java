package chapter10.drain;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;

/// Takes from a queue what comes before the end.
final class Drain {

    private Drain() {}

    static List<String> drain(BlockingQueue<String> q, String end) throws InterruptedException {
        List<String> texts = new ArrayList<>();
        String text = q.take();
        while (!text.equals(end)) {
            texts.add(text);
            text = q.take();
        }
        return texts;
    }
}
