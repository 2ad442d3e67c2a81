package dev.heddle.schedules.bugs;

import static dev.heddle.schedules.Schedules.together;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Exchanger;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/// Threads that wait for each other.
@SuppressWarnings("WaitNotInLoop") // such mistakes are what it is for
final class Signals {

    private Signals() {}

    static final class Missed {

        synchronized void await() throws InterruptedException {
            wait(); // BUG missed signal
        }

        synchronized void signal() {
            notifyAll();
        }
    }

    static final class Event {

        private boolean on;

        synchronized void await() throws InterruptedException {
            while (!on) {
                wait();
            }
        }

        synchronized void signal() {
            on = true;
            notifyAll();
        }
    }

    static void missed() throws Exception {
        var event = new Missed();
        together(event::await, event::signal);
    }

    static void event() throws Exception {
        var event = new Event();
        together(event::await, event::signal);
    }

    static final class IfForWhile {

        private final Deque<Integer> items = new ArrayDeque<>();

        synchronized void put(int item) {
            items.add(item);
            notifyAll();
        }

        synchronized int take() throws InterruptedException {
            if (items.isEmpty()) {
                wait();
            }
            return items.remove(); // BUG if for while
        }
    }

    static final class Mailbox {

        private final Deque<Integer> items = new ArrayDeque<>();

        synchronized void put(int item) {
            items.add(item);
            notifyAll();
        }

        synchronized int take() throws InterruptedException {
            while (items.isEmpty()) {
                wait();
            }
            return items.remove();
        }
    }

    static void ifForWhile() throws Exception {
        var box = new IfForWhile();
        together(box::take, box::take, () -> {
            box.put(1);
            box.put(2);
        });
    }

    static void mailbox() throws Exception {
        var box = new Mailbox();
        together(box::take, box::take, () -> {
            box.put(1);
            box.put(2);
        });
    }

    static final class Buffer {

        private final Deque<Integer> items = new ArrayDeque<>();
        private final boolean all;

        Buffer(boolean all) {
            this.all = all;
        }

        synchronized void put(int item) throws InterruptedException {
            while (items.size() == 1) {
                wait();
            }
            items.add(item);
            tell();
        }

        synchronized int take() throws InterruptedException {
            while (items.isEmpty()) {
                wait();
            }
            int item = items.remove();
            tell();
            return item;
        }

        private synchronized void tell() {
            if (all) {
                notifyAll();
            } else {
                notify(); // BUG notify for notifyAll
            }
        }
    }

    static void buffer(boolean all) throws Exception {
        var buffer = new Buffer(all);
        together(buffer::take, buffer::take, () -> buffer.put(1), () -> buffer.put(2));
    }

    static final class Gate {

        private final ReentrantLock lock = new ReentrantLock();
        private final Condition opened = lock.newCondition();
        private boolean open;

        void pass() throws InterruptedException {
            lock.lock();
            try {
                while (!open) {
                    opened.await(); // BUG signal before the flag
                }
            } finally {
                lock.unlock();
            }
        }

        void open(boolean flagFirst) {
            lock.lock();
            try {
                if (flagFirst) {
                    open = true;
                }
                opened.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    static void gate(boolean flagFirst) throws Exception {
        var gate = new Gate();
        together(gate::pass, gate::pass, () -> gate.open(flagFirst));
    }

    static void withoutLock() throws Exception {
        var object = new Object();
        together(object::notifyAll); // BUG notify without the lock
    }

    static void latch(boolean inFinally) throws Exception {
        var latch = new CountDownLatch(2);
        together(latch::countDown, () -> {
            try {
                if (inFinally) {
                    throw new IllegalStateException("broken");
                }
                return;
            } catch (IllegalStateException e) {
                latch.countDown();
            }
        }, latch::await); // BUG latch not counted down
    }

    static void barrier(int parties) throws Exception {
        var barrier = new CyclicBarrier(parties);
        together(barrier::await, barrier::await); // BUG barrier too large
    }

    static void phaser() throws Exception {
        var phaser = new Phaser(2);
        int[] parts = new int[2];
        together(() -> {
            parts[0] = 1;
            phaser.arriveAndAwaitAdvance();
            assertThat(parts[1]).isEqualTo(2);
        }, () -> {
            parts[1] = 2;
            phaser.arriveAndAwaitAdvance();
            assertThat(parts[0]).isEqualTo(1);
        });
    }

    static void exchanger() throws Exception {
        var exchanger = new Exchanger<String>();
        together(() -> assertThat(exchanger.exchange("a")).isEqualTo("b"),
                () -> assertThat(exchanger.exchange("b")).isEqualTo("a"));
    }

    static void pills(int consumers, int pills) throws Exception {
        BlockingQueue<Integer> queue = new ArrayBlockingQueue<>(1);
        Runnable consume = () -> {
            try {
                while (queue.take() != 0) { // BUG one pill for two
                    Thread.onSpinWait();
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };
        Thread[] threads = new Thread[consumers];
        for (int i = 0; i < consumers; i++) {
            threads[i] = Thread.ofPlatform().start(consume);
        }
        queue.put(7);
        for (int i = 0; i < pills; i++) {
            queue.put(0);
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    static void park(boolean loop) throws Exception {
        var ready = new AtomicBoolean();
        Thread main = Thread.currentThread();
        Thread other = new Thread(() -> {
            ready.set(true);
            LockSupport.unpark(main);
        });
        other.start();
        if (loop) {
            while (!ready.get()) {
                LockSupport.park();
            }
        } else {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            LockSupport.park(); // BUG parked for ever
        }
        other.join();
    }

    static void interrupted(boolean restore) throws Exception {
        var stopped = new AtomicBoolean();
        Thread sleeper = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    Thread.sleep(1_000); // BUG swallowed interrupt
                } catch (InterruptedException e) {
                    if (restore) {
                        Thread.currentThread().interrupt();
                    }
                }
            }
            stopped.set(true);
        });
        sleeper.start();
        sleeper.interrupt();
        sleeper.join();
        assertThat(stopped.get()).isTrue();
    }
}
