import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/// A loop that does nothing but compute. It runs in a cell and as a program of its own, and prints how much processor time
/// it took: the clock would measure who else uses the machine.
final class HotLoop {

    private HotLoop() {}

    static long spin(int turns, long seed) {
        long sum = 0;
        long x = seed;
        for (int i = 0; i < turns; i++) {
            x ^= x << 13;
            x ^= x >>> 7;
            x ^= x << 17;
            sum += x & i;
        }
        return sum;
    }

    public static void main(String[] arguments) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long sum = 0;
        long best = Long.MAX_VALUE;
        for (int repetition = 0; repetition < 20; repetition++) {
            long start = threads.getCurrentThreadCpuTime();
            sum += spin(50_000_000, 88172645463325252L + repetition);
            best = Math.min(best, threads.getCurrentThreadCpuTime() - start);
        }
        System.out.println("sum " + sum + " best " + best / 1e6 + " ms");
    }
}
