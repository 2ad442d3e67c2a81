import dev.heddle.processes.Child;
import dev.heddle.processes.ProcessPool;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/// What a pool of two JVMs does in a second. Prints one line of JSON.
final class Pools {

    private Pools() {}

    private static int square(int number) {
        return number * number;
    }

    public static void main(String[] arguments) throws Exception {
        int count = arguments.length > 0 ? 2_000 : 10_000;
        List<Integer> few = IntStream.range(0, count).boxed().toList();
        List<Integer> many = IntStream.range(0, count * 50).boxed().toList();
        try (ProcessPool pool = ProcessPool.of(2, Child.of().maxHeap("256m"))) {
            for (int i = 0; i < 10; i++) {
                many(pool, 10 * count);
                pool.map(few, Pools::square, 1);
                pool.map(many, Pools::square);
            }
            double single = single(pool, count / 5);
            double submits = many(pool, 10 * count);
            long began = System.nanoTime();
            pool.map(few, Pools::square, 1);
            double one = count * 1e9 / (System.nanoTime() - began);
            began = System.nanoTime();
            pool.map(many, Pools::square);
            double chunks = count * 50e9 / (System.nanoTime() - began);
            System.out.printf(Locale.ROOT, "{\"single\": %.3f, \"many\": %.0f, \"map1\": %.0f, \"map\": %.0f}%n", single,
                    submits, one, chunks);
        }
    }

    /// In microseconds.
    private static double single(ProcessPool pool, int times) throws Exception {
        double[] found = new double[times];
        for (int i = 0; i < times; i++) {
            long began = System.nanoTime();
            pool.submit(() -> square(3)).get();
            found[i] = (System.nanoTime() - began) / 1e3;
        }
        Arrays.sort(found);
        return found[times / 2];
    }

    private static double many(ProcessPool pool, int count) throws Exception {
        long began = System.nanoTime();
        List<Future<Integer>> futures = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int number = i;
            futures.add(pool.submit(() -> square(number)));
        }
        for (Future<Integer> future : futures) {
            future.get();
        }
        return count * 1e9 / (System.nanoTime() - began);
    }
}
