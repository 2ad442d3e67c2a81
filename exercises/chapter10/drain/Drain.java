package chapter10.drain;

import java.util.List;
import java.util.concurrent.BlockingQueue;

/// Takes from a queue what comes before the end.
final class Drain {

    private Drain() {}

    static List<String> drain(BlockingQueue<String> q, String end) throws InterruptedException {
        return List.of(); // TODO: take until the end comes
    }
}
