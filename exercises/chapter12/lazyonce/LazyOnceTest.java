package chapter12.lazyonce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.heddle.schedules.kit.Tries;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class LazyOnceTest {

    @Test
    @Tries(value = "the source is asked at the first get(), and not again", zh = "第一次 get() 时才询问 source，之后不再询问")
    void source_is_asked_late_and_once() {
        var asked = new AtomicInteger();

        Supplier<Object> lazy = LazyOnce.lazy(() -> {
            asked.incrementAndGet();
            return new Object();
        });
        int before = asked.get();
        Object first = lazy.get();
        Object second = lazy.get();

        assertEquals(0, before, "source.get() before get()");
        assertEquals(1, asked.get(), "source.get() after 2 × get()");
        assertSame(first, second, "second get()");
    }

    @Test
    @Tries(value = "two suppliers have a value each", zh = "两个 supplier 各有自己的值")
    void suppliers_have_their_own_values() {
        Supplier<String> one = LazyOnce.lazy(() -> "one");
        Supplier<String> other = LazyOnce.lazy(() -> "other");

        assertEquals("one", one.get(), "one.get()");
        assertEquals("other", other.get(), "other.get()");
    }
}
