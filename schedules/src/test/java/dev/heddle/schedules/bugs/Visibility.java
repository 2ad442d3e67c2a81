package dev.heddle.schedules.bugs;

import static dev.heddle.schedules.Schedules.together;
import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;

/// What one thread writes and another may never see.
final class Visibility {

    private Visibility() {}

    static final class PlainFlag {

        private boolean stop;

        void run() {
            while (!stop) { // BUG stop flag
                Thread.onSpinWait();
            }
        }

        void stop() {
            stop = true;
        }
    }

    static void plainFlag() throws Exception {
        var worker = new PlainFlag();
        together(worker::run, worker::stop);
    }

    static void emptyLoop() throws Exception {
        var worker = new EmptyLoop();
        together(worker::run, worker::stop);
    }

    static final class EmptyLoop {

        private boolean stop;

        void run() {
            while (!stop) { // BUG empty loop
            }
        }

        void stop() {
            stop = true;
        }
    }

    static final class VolatileFlag {

        private volatile boolean stop;

        void run() {
            while (!stop) {
                Thread.onSpinWait();
            }
        }

        void stop() {
            stop = true;
        }
    }

    static void volatileFlag() throws Exception {
        var worker = new VolatileFlag();
        together(worker::run, worker::stop);
    }

    static void sleepingLoop() throws Exception {
        var worker = new SleepingLoop();
        together(worker::run, () -> {
            Thread.sleep(50);
            worker.stop();
        });
    }

    static final class SleepingLoop {

        private volatile boolean stop;

        void run() throws InterruptedException {
            while (!stop) {
                Thread.sleep(10);
            }
        }

        void stop() {
            stop = true;
        }
    }

    static final class Box {

        int one;
        int two;

        Box() {
            one = 1;
            two = 2;
        }

        int sum() {
            return one + two;
        }
    }

    @SuppressWarnings("DoubleCheckedLocking")
    static final class Broken {

        private @Nullable Box box;

        Box get() {
            Box found = box; // BUG double check
            if (found == null) {
                synchronized (this) {
                    found = box;
                    if (found == null) {
                        found = new Box();
                        box = found;
                    }
                }
            }
            return found;
        }
    }

    static final class Sound {

        private volatile @Nullable Box box;

        Box get() {
            Box found = box;
            if (found == null) {
                synchronized (this) {
                    found = box;
                    if (found == null) {
                        found = new Box();
                        box = found;
                    }
                }
            }
            return found;
        }
    }

    static void brokenDoubleCheck() throws Exception {
        var lazy = new Broken();
        together(() -> assertThat(lazy.get().sum()).isEqualTo(3), () -> assertThat(lazy.get().sum()).isEqualTo(3));
    }

    static void soundDoubleCheck() throws Exception {
        var lazy = new Sound();
        together(() -> assertThat(lazy.get().sum()).isEqualTo(3), () -> assertThat(lazy.get().sum()).isEqualTo(3));
    }

    static final class Holder {

        private static final class Lazy {

            static final Box BOX = new Box();
        }

        static Box get() {
            return Lazy.BOX;
        }
    }

    static void holder() throws Exception {
        together(() -> assertThat(Holder.get().sum()).isEqualTo(3), () -> assertThat(Holder.get().sum()).isEqualTo(3));
    }

    static final class Publisher {

        private @Nullable Box box;
        private volatile @Nullable Box safe;

        void publish() {
            box = new Box(); // BUG unsafe publication
        }

        void publishSafely() {
            safe = new Box();
        }
    }

    static void unsafePublication() throws Exception {
        var publisher = new Publisher();
        together(publisher::publish, () -> {
            Box seen = publisher.box;
            assertThat(seen == null ? 3 : seen.sum()).isEqualTo(3);
        });
    }

    static void safePublication() throws Exception {
        var publisher = new Publisher();
        together(publisher::publishSafely, () -> {
            Box seen = publisher.safe;
            assertThat(seen == null ? 3 : seen.sum()).isEqualTo(3);
        });
    }

    static void sleepForJoin() throws Exception {
        int[] result = new int[1];
        Thread worker = new Thread(() -> result[0] = 42);
        worker.start();
        Thread.sleep(100);
        assertThat(result[0]).isEqualTo(42); // BUG sleep for join
    }

    static void join() throws Exception {
        int[] result = new int[1];
        Thread worker = new Thread(() -> result[0] = 42);
        worker.start();
        worker.join();
        assertThat(result[0]).isEqualTo(42);
    }
}
