package dev.heddle.schedules.checks;

import static dev.heddle.schedules.Schedules.together;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/// Small programs that can end in several ways.
@SuppressWarnings({"LockNotBeforeTry", "WaitNotInLoop", "JdkObsolete"}) // what is unusual is what is looked at
public final class Programs {

    private int x;
    private int y;
    private volatile int z;

    private Programs() {}

    public static Object storeBuffer() throws InterruptedException {
        var p = new Programs();
        int[] seen = new int[2];
        together(() -> {
            p.x = 1;
            seen[0] = p.y;
        }, () -> {
            p.y = 1;
            seen[1] = p.x;
        });
        return seen[0] + "," + seen[1];
    }

    public static Object threeWriters() throws InterruptedException {
        var p = new Programs();
        together(() -> p.x = 1, () -> p.x = 2, () -> p.x = p.x + 10);
        return p.x;
    }

    public static Object independent() throws InterruptedException {
        var p = new Programs();
        together(() -> {
            p.x++;
            p.x++;
        }, () -> {
            p.y++;
            p.y++;
        }, () -> p.z = p.x + p.y);
        return p.x + "," + p.y + "," + p.z;
    }

    public static Object locks() throws InterruptedException {
        var p = new Programs();
        Object one = new Object();
        Object other = new Object();
        together(() -> {
            synchronized (one) {
                p.x = p.x * 2 + 1;
                synchronized (other) {
                    p.y++;
                }
            }
        }, () -> {
            synchronized (other) {
                p.y = p.y * 3;
            }
            synchronized (one) {
                p.x = p.x * 3;
            }
        });
        return p.x + "," + p.y;
    }

    public static Object crossedLocks() throws InterruptedException {
        var one = new ReentrantLock();
        var other = new ReentrantLock();
        var p = new Programs();
        together(() -> {
            one.lock();
            boolean both = other.tryLock();
            p.x = both ? 1 : 2;
            if (both) {
                other.unlock();
            }
            one.unlock();
        }, () -> {
            other.lock();
            one.lock();
            p.y = 5;
            one.unlock();
            other.unlock();
        });
        return p.x + "," + p.y;
    }

    public static Object waiting() throws InterruptedException {
        var p = new Programs();
        Object lock = new Object();
        together(() -> {
            synchronized (lock) {
                while (p.x == 0) {
                    lock.wait();
                }
                p.y = p.x;
            }
        }, () -> {
            synchronized (lock) {
                p.x = 1;
                lock.notify();
            }
        }, () -> {
            synchronized (lock) {
                p.x = 2;
                lock.notify();
            }
        });
        return p.x + "," + p.y;
    }

    public static Object lostSignal() throws InterruptedException {
        Object lock = new Object();
        together(() -> {
            synchronized (lock) {
                lock.wait();
            }
        }, () -> {
            synchronized (lock) {
                lock.notifyAll();
            }
        });
        return "done";
    }

    public static Object atomics() throws InterruptedException {
        var n = new AtomicInteger();
        together(() -> n.compareAndSet(0, 1), () -> n.compareAndSet(1, 2), () -> n.addAndGet(10));
        return n.get();
    }

    public static Object permits() throws InterruptedException {
        var permits = new Semaphore(1);
        var order = new StringBuffer();
        together(() -> take(permits, order, "a"), () -> take(permits, order, "b"), () -> {
            if (permits.tryAcquire()) {
                order.append("c");
                permits.release();
            }
        });
        return order.toString();
    }

    private static void take(Semaphore permits, StringBuffer order, String name) throws InterruptedException {
        permits.acquire();
        order.append(name);
        permits.release();
    }

    public static Object queue() throws InterruptedException {
        var queue = new ArrayBlockingQueue<Integer>(1);
        var got = new StringBuffer();
        together(() -> {
            queue.put(1);
            queue.put(2);
        }, () -> got.append(queue.take()), () -> got.append(queue.take()));
        return got.toString();
    }

    public static Object map() throws InterruptedException {
        var map = new ConcurrentHashMap<String, Integer>();
        together(() -> map.computeIfAbsent("a", _ -> map.size() + 1), () -> map.merge("a", 5, Integer::sum),
                () -> map.remove("a"));
        return map.toString();
    }

    public static Object interrupts() throws InterruptedException {
        var latch = new CountDownLatch(1);
        var how = new AtomicInteger();
        Thread waiter = new Thread(() -> {
            try {
                latch.await();
                how.set(1);
            } catch (InterruptedException e) {
                how.set(2);
            }
        });
        waiter.start();
        together(latch::countDown, waiter::interrupt);
        waiter.join();
        return how.get();
    }
}
