import dev.heddle.processes.shared.PipeEnd;
import dev.heddle.processes.shared.SharedPipe;
import dev.heddle.processes.shared.SharedQueue;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// What queues and pipes carry. Prints one line of JSON.
final class Queues {

    /// What is sent as a record.
    record Order(int number, double price, String name, boolean paid) implements Serializable {}

    private Queues() {}

    public static void main(String[] arguments) throws Exception {
        int count = arguments.length > 0 ? 20_000 : 100_000;
        var text = new StringBuilder("{");
        text.append(rates("int", 1, count * 10, count / 5));
        text.append(rates("kilobyte", new byte[1024], count * 5, count / 5));
        text.append(rates("large", new byte[65536], count / 4, 0));
        text.append(rates("record", new Order(1, 9.5, "heddle", true), count * 2, count / 5));
        text.append(rates("object", new HashMap<>(Map.of("number", 1, "name", "heddle")), count, 0));
        text.append(String.format(Locale.ROOT, "\"roundtrip\": %.3f, \"pipe\": %.3f}", roundTrip(count / 5),
                pipe(count / 5)));
        System.out.println(text);
    }

    /// Messages a second from another JVM: first those that it sends when it has just started, then those of a warm one.
    private static String rates(String name, Serializable message, int count, int first) throws Exception {
        SharedQueue<Serializable> queue = SharedQueue.ofCapacity(10_000, 1 << 20);
        Other other = Other.start(() -> {
            queue.put(message);
            for (int i = 0; i < first + 2 * count; i++) {
                queue.put(message);
            }
        });
        queue.take();
        double cold = rate(queue, first);
        rate(queue, count);
        double warm = rate(queue, count);
        other.join();
        queue.release();
        String text = String.format(Locale.ROOT, "\"%s\": %.0f, ", name, warm);
        return first == 0 ? text : text + String.format(Locale.ROOT, "\"%s_cold\": %.0f, ", name, cold);
    }

    private static double rate(SharedQueue<Serializable> queue, int count) throws InterruptedException {
        long began = System.nanoTime();
        for (int i = 0; i < count; i++) {
            queue.take();
        }
        return 1e9 * count / (System.nanoTime() - began);
    }

    private static double roundTrip(int count) throws Exception {
        SharedQueue<Integer> there = SharedQueue.ofCapacity(10);
        SharedQueue<Integer> back = SharedQueue.ofCapacity(10);
        Other other = Other.start(() -> {
            for (int i = 0; i < 2 * count; i++) {
                back.put(there.take());
            }
        });
        long began = 0;
        for (int i = 0; i < 2 * count; i++) {
            began = i == count ? System.nanoTime() : began;
            there.put(i);
            back.take();
        }
        double took = System.nanoTime() - began;
        other.join();
        return took / count / 1e3;
    }

    private static double pipe(int count) throws Exception {
        SharedPipe<Integer, Integer> pipe = SharedPipe.open();
        PipeEnd<Integer, Integer> right = pipe.right();
        Other other = Other.start(() -> {
            for (int i = 0; i < 2 * count; i++) {
                right.send(right.receive());
            }
        });
        long began = 0;
        for (int i = 0; i < 2 * count; i++) {
            began = i == count ? System.nanoTime() : began;
            pipe.left().send(i);
            pipe.left().receive();
        }
        double took = System.nanoTime() - began;
        other.join();
        return took / count / 1e3;
    }
}
