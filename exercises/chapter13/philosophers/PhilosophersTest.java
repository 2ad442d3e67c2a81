package chapter13.philosophers;

import static dev.heddle.schedules.Schedules.together;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.heddle.schedules.junit.Schedules;
import dev.heddle.schedules.kit.Tries;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class PhilosophersTest {

    @Test
    @Tries(value = "one philosopher eats twice", zh = "一位哲学家吃两次")
    void one_eats_alone() throws InterruptedException {
        var table = new Philosophers(5);
        var meals = new AtomicInteger();

        table.eat(4, meals::incrementAndGet);
        table.eat(4, meals::incrementAndGet);

        assertEquals(2, meals.get(), "meals");
    }

    @Schedules
    @Tries(value = "two neighbours eat, in every order", zh = "两位邻座的哲学家吃饭，按所有可能的顺序")
    void neighbours_do_not_eat_at_once() throws Exception {
        var table = new Philosophers(5);
        var forkInUse = new AtomicBoolean();
        Runnable meal = () -> {
            assertFalse(forkInUse.getAndSet(true), "eat(0) || eat(1)");
            forkInUse.set(false);
        };

        together(() -> table.eat(0, meal), () -> table.eat(1, meal));
    }
}
