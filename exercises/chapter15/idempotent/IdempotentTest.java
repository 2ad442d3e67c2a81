package chapter15.idempotent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.schedules.kit.Tries;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class IdempotentTest {

    @Test
    @Tries(value = "three requests come, each once", zh = "三个请求，各来一次")
    void each_request_has_its_effect() throws Exception {
        var account = new Idempotent(new InMemory());

        assertEquals(50, account.add("a", 50), "add(a, 50)");
        assertEquals(30, account.add("b", -20), "add(b, -20)");
        assertEquals(31, account.add("c", 1), "add(c, 1)");
        assertEquals(31, account.balance(), "balance()");
    }

    @Test
    @Tries(value = "a request comes twice", zh = "同一个请求来了两次")
    void copy_has_no_effect() throws Exception {
        var account = new Idempotent(new InMemory());

        assertEquals(50, account.add("a", 50), "add(a, 50)");
        assertEquals(50, account.add("a", 50), "add(a, 50) again");
        assertEquals(50, account.balance(), "balance()");
    }

    /// A journal that lasts as long as the check.
    private static final class InMemory implements Idempotent.Journal {

        private final List<String> entries = new ArrayList<>();

        @Override
        public List<String> entries() {
            return List.copyOf(entries);
        }

        @Override
        public void append(String entry) {
            entries.add(entry);
        }
    }
}
