package dev.heddle.processes.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.processes.Leaks;
import java.io.Serializable;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Leaks.class)
@Timeout(60)
final class SharedQueueTest {

    record Point(int x, double y, @Nullable String name, List<Integer> more) {}

    @SuppressWarnings("ArrayRecordComponent") // what learners write, too
    record Part(long producer, long number, byte[] filler) {}

    @Test
    void values_of_every_kind_come_out_as_they_were_put() throws Exception {
        SharedQueue<Object> there = SharedQueue.ofCapacity(50);
        SharedQueue<Object> back = SharedQueue.ofCapacity(50);
        List<Object> values = List.of(1, -1L, 0.5, Double.NaN, true, false, "", "text", "漢字 und ümlaut 🧶", "\ud83e",
                new Point(1, -0.0, "p", List.of(1, 2)), new Point(2, 0, null, List.of()),
                new BigInteger("123456789012"),
                Map.of("a", 1), 'c', (short) 3, 1.5f, List.of("x"), TimeUnit.DAYS);
        try (OtherJvm jvm = OtherJvm.start(() -> {
            for (Object value : there.untilClosed()) {
                back.put(value);
            }
            return null;
        })) {
            there.addAll(values);
            there.close();
            jvm.result();

            assertThat(new ArrayList<>(back)).isEqualTo(values);
        } finally {
            there.release();
            back.release();
        }
    }

    @Test
    void arrays_come_out_as_they_were_put() throws Exception {
        SharedQueue<Object> queue = SharedQueue.ofCapacity(10);
        queue.put(new byte[]{1, -1});
        queue.put(new int[]{1, -1});
        queue.put(new long[]{1, -1});
        queue.put(new double[]{0.5, -1});
        queue.put(new String[]{"a", "b"});

        assertThat((byte[]) queue.take()).containsExactly(1, -1);
        assertThat((int[]) queue.take()).containsExactly(1, -1);
        assertThat((long[]) queue.take()).containsExactly(1, -1);
        assertThat((double[]) queue.take()).containsExactly(0.5, -1);
        assertThat((String[]) queue.take()).containsExactly("a", "b");
        queue.release();
    }

    @Test
    void three_producers_and_three_consumers_lose_and_double_nothing() throws Exception {
        SharedQueue<Part> queue = SharedQueue.ofCapacity(100, 1 << 16);
        SharedQueue<long[]> seen = SharedQueue.ofCapacity(10, 1 << 18);
        List<OtherJvm> producers = new ArrayList<>();
        List<OtherJvm> consumers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            long producer = i;
            producers.add(OtherJvm.start(() -> produce(queue, producer, 5000)));
            consumers.add(OtherJvm.start(() -> consume(queue, seen)));
        }
        for (OtherJvm jvm : producers) {
            jvm.result();
            jvm.close();
        }
        queue.close();
        List<long[]> all = new ArrayList<>();
        for (OtherJvm jvm : consumers) {
            long[] taken = seen.take();
            assertThat(isInOrderOfEachProducer(taken)).isTrue();
            all.add(taken);
            jvm.result();
            jvm.close();
        }

        long[] sorted = all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        assertThat(sorted).hasSize(15_000);
        assertThat(Arrays.stream(sorted).distinct().count()).isEqualTo(15_000);
        queue.release();
        seen.release();
    }

    private static @Nullable Serializable produce(SharedQueue<Part> queue, long producer, int count)
            throws InterruptedException {
        for (int i = 0; i < count; i++) {
            queue.put(new Part(producer, i, new byte[i % 300]));
        }
        return null;
    }

    private static @Nullable Serializable consume(SharedQueue<Part> queue, SharedQueue<long[]> seen)
            throws InterruptedException {
        List<Long> taken = new ArrayList<>();
        for (Part part : queue.untilClosed()) {
            if (part.filler().length != part.number() % 300) {
                throw new IllegalStateException("torn: " + part);
            }
            taken.add((part.producer() << 32) | part.number());
        }
        seen.put(taken.stream().mapToLong(Long::longValue).toArray());
        return null;
    }

    private static boolean isInOrderOfEachProducer(long[] taken) {
        Map<Long, Long> last = new HashMap<>();
        for (long part : taken) {
            Long before = last.put(part >>> 32, part);
            if (before != null && before >= part) {
                return false;
            }
        }
        return true;
    }

    @Test
    void an_element_larger_than_the_queue_goes_through_in_parts() throws Exception {
        SharedQueue<byte[]> queue = SharedQueue.ofCapacity(4, 1 << 16);
        byte[] large = new byte[5_000_001];
        new Random(1).nextBytes(large);
        try (OtherJvm jvm = OtherJvm.start(() -> {
            queue.put(new byte[]{1});
            queue.put(large);
            queue.put(new byte[]{2});
            return null;
        })) {
            assertThat(queue.take()).containsExactly(1);
            assertThat(queue.take()).isEqualTo(large);
            assertThat(queue.take()).containsExactly(2);
            jvm.result();
        }
        assertThatThrownBy(() -> queue.offer(large)).isInstanceOf(IllegalArgumentException.class);
        queue.release();
    }

    @Test
    void random_scripts_end_as_with_an_array_blocking_queue() throws Exception {
        for (int seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            int capacity = 1 + random.nextInt(8);
            SharedQueue<String> queue = SharedQueue.ofCapacity(capacity, 4096);
            var model = new ArrayBlockingQueue<String>(capacity);
            for (int step = 0; step < 100; step++) {
                int choice = random.nextInt(8);
                String text = "x".repeat(random.nextInt(60)) + step;

                assertThat(step(queue, choice, text)).as("seed " + seed + ", step " + step)
                        .isEqualTo(step(model, choice, text));
                assertThat(new ArrayList<>(queue)).isEqualTo(new ArrayList<>(model));
                assertThat(queue.remainingCapacity()).isEqualTo(model.remainingCapacity());
            }
            queue.release();
        }
    }

    private static @Nullable Object step(BlockingQueue<String> queue, int choice, String text)
            throws InterruptedException {
        return switch (choice) {
            case 0, 1 -> queue.offer(text);
            case 2 -> queue.poll();
            case 3 -> queue.peek();
            case 4 -> queue.poll(0, TimeUnit.SECONDS);
            case 5 -> queue.offer(text, 0, TimeUnit.SECONDS);
            case 6 -> {
                var drained = new ArrayList<String>();
                queue.drainTo(drained, text.length() % 4);
                yield drained;
            }
            default -> queue.contains(text) + " " + queue.size();
        };
    }

    @Test
    void a_closed_queue_takes_no_more_and_gives_what_it_has() throws Exception {
        SharedQueue<String> queue = SharedQueue.ofCapacity(2);
        queue.put("last");
        queue.close();

        assertThatThrownBy(() -> queue.put("too late")).isInstanceOf(IllegalStateException.class)
                .hasMessage("the queue is closed: no element can be put any more");
        assertThat(queue).hasToString("shared queue (1 of 2 elements, closed)");
        assertThat(queue.take()).isEqualTo("last");
        assertThatThrownBy(queue::take).isInstanceOf(NoSuchElementException.class)
                .hasMessage("the queue is closed, and all its elements are taken");
        assertThat(queue.poll(1, TimeUnit.HOURS)).isNull();
        queue.release();
    }

    @Test
    void join_returns_when_every_task_is_done() throws Exception {
        SharedQueue<Integer> tasks = SharedQueue.ofCapacity(10);
        try (OtherJvm worker = OtherJvm.start(() -> {
            int sum = 0;
            for (int task : tasks.untilClosed()) {
                sum += task;
                tasks.taskDone();
            }
            return sum;
        })) {
            for (int i = 1; i <= 1000; i++) {
                tasks.put(i);
            }
            tasks.join();
            int left = tasks.size();
            tasks.close();

            assertThat(left).isZero();
            assertThat(worker.result()).isEqualTo(500_500);
            assertThatThrownBy(tasks::taskDone).isInstanceOf(IllegalStateException.class);
        } finally {
            tasks.release();
        }
    }

    @Test
    void an_interrupt_reaches_who_waits_to_put_and_to_take() throws Exception {
        SharedQueue<Integer> full = SharedQueue.ofCapacity(1);
        SharedQueue<Integer> empty = SharedQueue.ofCapacity(1);
        full.put(1);
        SharedQueue<String> ended = SharedQueue.ofCapacity(10);
        List<Thread> waiters = List.of(interruptible(() -> full.put(2), ended), interruptible(empty::take, ended),
                interruptible(full::join, ended), interruptible(() -> full.put(3), ended));

        waiters.forEach(Thread::interrupt);
        for (Thread waiter : waiters) {
            assertThat(ended.poll(5, TimeUnit.SECONDS)).isEqualTo("interrupted");
            waiter.join();
        }
        assertThat(new ArrayList<>(full)).containsExactly(1);
        List.of(full, empty, ended).forEach(SharedQueue::release);
    }

    private interface Wait {

        void run() throws InterruptedException;
    }

    private static Thread interruptible(Wait wait, SharedQueue<String> ended) {
        return Thread.startVirtualThread(() -> {
            try {
                wait.run();
            } catch (InterruptedException _) {
                ended.add("interrupted");
            }
        });
    }

    @Test
    void what_cannot_be_copied_is_named() {
        SharedQueue<Object> queue = SharedQueue.ofCapacity(1);

        assertThatThrownBy(() -> queue.put(new Object())).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a value of class java.lang.Object cannot be put: class java.lang.Object is neither"
                        + " Serializable nor a record. Make it one of them");
        assertThat(queue.size()).isZero();
        queue.release();
    }
}
