import dev.heddle.processes.shared.SharedBarrier;
import dev.heddle.processes.shared.SharedDoubleArray;
import dev.heddle.processes.shared.SharedLock;
import dev.heddle.processes.shared.SharedLong;
import java.io.Serializable;
import java.util.Locale;

/// What shared values and arrays cost. Prints one line of JSON.
final class Values {

    /// One addition, locked or atomic.
    interface Addition extends Serializable {

        void repeat(int count);
    }

    private Values() {}

    public static void main(String[] arguments) throws Exception {
        int count = arguments.length > 0 ? 1_000_000 : 4_000_000;
        SharedLong value = SharedLong.of(0);
        SharedLock lock = SharedLock.create();
        double locked = byTwo(times -> addLocked(value, lock, times), count);
        double atomic = byTwo(times -> addAtomically(value, times), count * 5);
        SharedDoubleArray array = SharedDoubleArray.ofLength(1_000_000);
        System.out.printf(Locale.ROOT,
                "{\"locked\": %.0f, \"atomic\": %.0f, \"element\": %.3f, \"guarded\": %.2f, \"bulk\": %.2f}%n", locked,
                atomic, best(Values::element, array), best(Values::guarded, array), bulk());
    }

    private static void addLocked(SharedLong value, SharedLock lock, int times) {
        for (int i = 0; i < times; i++) {
            lock.lock();
            try {
                value.racySet(value.racyGet() + 1);
            } finally {
                lock.unlock();
            }
        }
    }

    private static void addAtomically(SharedLong value, int times) {
        for (int i = 0; i < times; i++) {
            value.getAndAdd(1);
        }
    }

    private static double byTwo(Addition addition, int count) throws Exception {
        SharedBarrier start = SharedBarrier.of(2);
        Other other = Other.start(() -> {
            addition.repeat(count);
            start.await();
            addition.repeat(count);
            start.await();
            start.close();
        });
        addition.repeat(count);
        start.await();
        long began = System.nanoTime();
        addition.repeat(count);
        start.await();
        long took = System.nanoTime() - began;
        start.close();
        other.join();
        return 2e9 * count / took;
    }

    interface Loop {

        double run(SharedDoubleArray array);
    }

    private static double best(Loop loop, SharedDoubleArray array) {
        double best = Double.MAX_VALUE;
        double sink = 0;
        for (int round = 0; round < 20; round++) {
            long began = System.nanoTime();
            sink += loop.run(array);
            best = Math.min(best, (double) (System.nanoTime() - began) / array.length());
        }
        return sink == 0 ? best : Double.NaN;
    }

    private static double element(SharedDoubleArray array) {
        double sum = 0;
        for (int i = 0; i < array.length(); i++) {
            sum += array.racyGet(i);
        }
        return sum;
    }

    private static final SharedLock GUARD = SharedLock.create();

    private static double guarded(SharedDoubleArray array) {
        double sum = 0;
        for (int i = 0; i < array.length(); i++) {
            GUARD.lock();
            sum += array.racyGet(i);
            GUARD.unlock();
        }
        return sum;
    }

    private static double bulk() {
        double[] source = new double[12_500_000 / 8];
        SharedDoubleArray array = SharedDoubleArray.ofLength(source.length);
        double best = 0;
        for (int round = 0; round < 20; round++) {
            long began = System.nanoTime();
            array.copyFrom(source);
            best = Math.max(best, 8.0 * source.length / (System.nanoTime() - began));
        }
        return best;
    }
}
