package dev.heddle.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@Timeout(60)
@ExtendWith(Leaks.class)
class CapturesTest {

    private final ChildBuilder children = Child.of().maxHeap("64m").output(Output.discard());

    /// Guards a number with a lock of this process.
    static final class Account implements Serializable {

        private static final long serialVersionUID = 1;

        @SuppressWarnings("serial") // that is what is tested
        private final Lock guard = new ReentrantLock();
        boolean isFree() {
            return guard.tryLock();
        }
    }

    /// Nobody has declared it serializable.
    record Point(int x, List<Object> more) {

        Point {
            more = List.copyOf(more);
        }
    }

    /// No value to copy.
    static final class Opaque {}

    @AfterEach
    void nothing_has_been_started() {
        assertThat(ProcessHandle.current().children()).isEmpty();
    }

    @Test
    void what_cannot_be_copied_is_named_with_the_way_to_it_and_the_way_out() {
        Lock lock = new ReentrantLock();
        Semaphore permits = new Semaphore(1);
        Thread thread = Thread.currentThread();
        Account account = new Account();
        List<Object> list = new ArrayList<>(List.of("a", Map.of("key", new Opaque())));
        ExecutorService pool = ForkJoinPool.commonPool();
        InputStream stream = InputStream.nullInputStream();
        CountDownLatch latch = new CountDownLatch(1);
        List<Integer> view = new ArrayList<>(List.of(1, 2)).subList(0, 1);

        assertRefused(() -> lock.lock(),
                "captured variable 'lock' of type ReentrantLock cannot be copied to another process; use SharedLock");
        assertRefused(() -> permits.release(), "captured variable 'permits' of type Semaphore cannot be copied to "
                + "another process; use SharedSemaphore");
        assertRefused(() -> thread.interrupt(), "captured variable 'thread' of type Thread cannot be copied to another "
                + "process; start the thread in the child");
        assertRefused(() -> System.out.println(account.isFree()),
                "captured variable 'account', field 'guard' of type ReentrantLock cannot "
                        + "be copied to another process; use SharedLock");
        assertRefused(() -> list.clear(), "captured variable 'list', element 1, the value of key 'key' of type Opaque "
                + "cannot be copied to another process; let class Opaque implement java.io.Serializable");
        assertRefused(() -> pool.shutdown(),
                "captured variable 'pool' of type ForkJoinPool cannot be copied to another "
                        + "process; make the executor in the child, or use ProcessPool");
        assertRefused(() -> latch.countDown(), "captured variable 'latch' of type CountDownLatch cannot be copied to "
                + "another process; use SharedEvent");
        assertRefused(() -> view.clear(),
                "captured variable 'view' of type SubList cannot be copied to another process; "
                        + "it is a view: copy it first, with new ArrayList<>(…) or the like");
        assertRefused(lock::lock, "the object of the method reference to 'Lock.lock' of type ReentrantLock cannot be "
                + "copied to another process; use SharedLock");
        assertThatThrownBy(() -> children.start(() -> stream.read())).hasMessageEndingWith("; open it in the child");
    }

    @Test
    void object_that_a_lambda_uses_silently_is_named() {
        assertRefused(() -> helper(), "captured 'this' (the lambda uses a field or a method of its object) of type "
                + "CapturesTest cannot be copied to another process; let class CapturesTest implement "
                + "java.io.Serializable");
    }

    private void helper() {
        throw new IllegalStateException("it is not called in a child of " + children);
    }

    private void assertRefused(Action action, String message) {
        assertThatThrownBy(() -> children.start(action)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void large_collections_arrive_as_they_were() throws Exception {
        List<Integer> numbers = IntStream.range(0, 1000).boxed().toList();
        ArrayList<String> texts = new ArrayList<>(numbers.stream().map(i -> "número " + i).toList());
        HashMap<String, Double> prices = new HashMap<>();
        texts.forEach(text -> prices.put(text, 0.5 * text.length()));
        HashSet<Long> set = new HashSet<>(numbers.stream().map(Long::valueOf).toList());
        List<Integer> withNull = new ArrayList<>(numbers);
        withNull.set(3, null);
        List<Object> all = new ArrayList<>(Arrays.asList(numbers, texts, prices, set, withNull, texts,
                Optional.of("x"), Optional.empty()));

        Child<List<Object>> child = children.start(() -> {
            all.add(IntStream.of(System.identityHashCode(all.get(1)), System.identityHashCode(all.get(5)))
                    .distinct()
                    .count());
            return all;
        });

        List<Object> copy = child.get();
        child.join();
        assertThat(copy.removeLast()).isEqualTo(1L);
        assertThat(copy).isEqualTo(all);
        assertThat(copy).element(1).isInstanceOf(ArrayList.class).isSameAs(copy.get(5));
        assertThat(Set.of(copy.get(3).getClass(), copy.get(2).getClass())).containsOnly(HashSet.class, HashMap.class);
    }

    @Test
    void collections_of_java_util_concurrent_have_locks_of_their_own_and_may_travel() throws Exception {
        ArrayBlockingQueue<Integer> queue = new ArrayBlockingQueue<>(5, false, List.of(1, 2));
        ConcurrentHashMap<String, Integer> map = new ConcurrentHashMap<>(Map.of("a", 1));

        Child<Integer> child = children.start(() -> queue.take() + map.getOrDefault("a", 0));

        assertThat(child.get()).isEqualTo(2);
        child.join();
    }

    @Test
    void records_need_not_be_serializable_but_what_they_hold_must_be() throws Exception {
        Point point = new Point(1, List.of(new Point(2, List.of("a"))));
        Point bad = new Point(1, List.of(new Opaque()));

        try (Child<Point> child = children.start(() -> new Point(point.x() + 1, point.more()))) {
            assertThat(child.get()).isEqualTo(new Point(2, List.of(new Point(2, List.of("a")))));
        }
        assertRefused(() -> System.out.println(bad),
                "captured variable 'bad', field 'more', element 0 of type Opaque cannot "
                        + "be copied to another process; let class Opaque implement java.io.Serializable");
    }
}
