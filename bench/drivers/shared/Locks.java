import dev.heddle.processes.shared.SharedBarrier;
import dev.heddle.processes.shared.SharedCondition;
import dev.heddle.processes.shared.SharedInt;
import dev.heddle.processes.shared.SharedLock;
import dev.heddle.processes.shared.SharedSemaphore;
import java.util.Locale;

/// What locks and their like cost. Prints one line of JSON.
final class Locks {

    private Locks() {}

    public static void main(String[] arguments) throws Exception {
        int count = arguments.length > 0 ? 200_000 : 1_000_000;
        System.out.printf(Locale.ROOT,
                "{\"lock\": %.2f, \"contended\": %.0f, \"semaphore\": %.3f, \"barrier\": %.3f, \"condition\": %.3f}%n",
                alone(count), contended(count * 2), semaphore(count / 20), barrier(count / 50), condition(count / 50));
    }

    private static double alone(int count) {
        SharedLock lock = SharedLock.create();
        double best = Double.MAX_VALUE;
        for (int round = 0; round < 10; round++) {
            long began = System.nanoTime();
            turn(lock, count);
            best = Math.min(best, (double) (System.nanoTime() - began) / count);
        }
        return best;
    }

    private static void turn(SharedLock lock, int count) {
        for (int i = 0; i < count; i++) {
            lock.lock();
            lock.unlock();
        }
    }

    /// Both take turns for as long as the clock says, after a second of warming up.
    private static double contended(int count) throws Exception {
        SharedLock lock = SharedLock.create();
        SharedBarrier start = SharedBarrier.of(2);
        Other other = Other.start(() -> {
            turn(lock, count);
            start.await();
            turn(lock, count);
            start.await();
            start.close();
        });
        turn(lock, count);
        start.await();
        long began = System.nanoTime();
        turn(lock, count);
        start.await();
        long took = System.nanoTime() - began;
        start.close();
        other.join();
        return 2e9 * count / took;
    }

    private static double semaphore(int count) throws Exception {
        SharedSemaphore there = SharedSemaphore.of(0);
        SharedSemaphore back = SharedSemaphore.of(0);
        Other other = Other.start(() -> {
            for (int i = 0; i < 2 * count; i++) {
                there.acquire();
                back.release();
            }
        });
        long began = 0;
        for (int i = 0; i < 2 * count; i++) {
            began = i == count ? System.nanoTime() : began;
            there.release();
            back.acquire();
        }
        double took = System.nanoTime() - began;
        other.join();
        return took / count / 2 / 1e3;
    }

    private static double barrier(int count) throws Exception {
        SharedBarrier barrier = SharedBarrier.of(2);
        Other other = Other.start(() -> {
            cycle(barrier, 2 * count);
            barrier.close();
        });
        cycle(barrier, count);
        long began = System.nanoTime();
        cycle(barrier, count);
        double took = System.nanoTime() - began;
        barrier.close();
        other.join();
        return took / count / 1e3;
    }

    private static void cycle(SharedBarrier barrier, int count) throws Exception {
        for (int i = 0; i < count; i++) {
            barrier.await();
        }
    }

    private static double condition(int count) throws Exception {
        SharedLock lock = SharedLock.create();
        SharedCondition mine = lock.newCondition();
        SharedCondition other = lock.newCondition();
        SharedInt turn = SharedInt.of(0);
        Other second = Other.start(() -> pass(lock, other, mine, turn, 1, 2 * count));
        pass(lock, mine, other, turn, 0, count);
        long began = System.nanoTime();
        pass(lock, mine, other, turn, 0, count);
        double took = System.nanoTime() - began;
        second.join();
        return took / count / 1e3;
    }

    private static void pass(SharedLock lock, SharedCondition mine, SharedCondition other, SharedInt turn, int rest,
            int count) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            lock.lock();
            try {
                while (turn.racyGet() % 2 != rest) {
                    mine.await();
                }
                turn.racySet(turn.racyGet() + 1);
                other.signal();
            } finally {
                lock.unlock();
            }
        }
    }
}
