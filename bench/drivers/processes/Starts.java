import dev.heddle.processes.Child;
import dev.heddle.processes.ChildBuilder;
import dev.heddle.processes.Children;
import dev.heddle.processes.Output;
import dev.heddle.processes.ProcessPool;
import dev.heddle.processes.Reserve;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;

/// How long it takes until a child runs code of its own. Prints one line of JSON.
final class Starts {

    private static final ChildBuilder SMALL = Child.of().maxHeap("64m");

    private Starts() {}

    /// What the child runs: its first line tells the time.
    static final class First {

        private First() {}

        public static void main(String[] arguments) {
            System.out.println(System.nanoTime());
        }
    }

    public static void main(String[] arguments) throws Exception {
        int times = arguments.length > 0 ? 3 : 10;
        Children.makeStartCache(); // once, as when Heddle is installed
        System.out.printf(Locale.ROOT,
                "{\"main\": %.3f, \"lambda\": %.3f, \"warm\": %.3f, \"first\": %.3f, \"copy\": %.3f}%n",
                median(times, Starts::fromMainClass), median(times, Starts::fromLambda), warm(times),
                median(times, Starts::firstResultOfPool), median(3, Starts::copy));
    }

    private static double fromMainClass() throws Exception {
        long began = System.nanoTime();
        Child<?> child = SMALL.output(Output.capture()).startMain(First.class.getName());
        child.join();
        return Long.parseLong(child.output().strip()) - began;
    }

    private static double fromLambda() throws Exception {
        long began = System.nanoTime();
        Child<Long> child = SMALL.start(() -> System.nanoTime());
        long first = child.get();
        child.join();
        return first - began;
    }

    private static double warm(int times) throws Exception {
        try (Reserve reserve = SMALL.reserve(1)) {
            return median(times, () -> {
                while (reserve.ready() == 0) {
                    Thread.onSpinWait();
                }
                long began = System.nanoTime();
                Child<Long> child = reserve.start(() -> System.nanoTime());
                long first = child.get();
                child.join();
                return first - began;
            });
        }
    }

    private static double firstResultOfPool() throws Exception {
        long began = System.nanoTime();
        try (ProcessPool pool = ProcessPool.of(2, SMALL)) {
            pool.submit(() -> 9).get();
            return System.nanoTime() - began;
        }
    }

    private static double copy() throws Exception {
        double[] numbers = new double[12_500_000];
        try (ProcessPool pool = ProcessPool.of(1, Child.of().maxHeap("1g"))) {
            pool.submit(() -> 1).get();
            long began = System.nanoTime();
            pool.submit(() -> numbers.length).get();
            return System.nanoTime() - began;
        }
    }

    /// In milliseconds.
    private static double median(int times, Callable<? extends Number> nanos) throws Exception {
        double[] found = new double[times];
        for (int i = 0; i < times; i++) {
            found[i] = nanos.call().doubleValue() / 1e6;
        }
        Arrays.sort(found);
        return found[times / 2];
    }
}
