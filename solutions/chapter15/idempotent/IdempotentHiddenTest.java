package chapter15.idempotent;

import static dev.heddle.schedules.Schedules.together;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heddle.schedules.junit.Schedules;
import dev.heddle.schedules.kit.Tries;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class IdempotentHiddenTest {

    @Test
    @Tries(value = "a copy comes late, after other requests", zh = "副本迟到，在其他请求之后")
    void late_copy_gets_the_first_answer() throws Exception {
        var journal = new InMemory();
        var account = new Idempotent(journal);

        account.add("b", 50);
        account.add("a", 20);
        account.add("c", 5);

        assertEquals(50, account.add("b", 50), "add(b, 50) again");
        assertEquals(70, account.add("a", 20), "add(a, 20) again");
        assertEquals(75, account.balance(), "balance()");
        assertEquals(3, journal.entries.size(), "journal entries");
    }

    @Test
    @Tries(value = "the program is started again, and copies come", zh = "程序重新启动，然后副本到来")
    void restart_forgets_nothing() throws Exception {
        var journal = new InMemory();
        var before = new Idempotent(journal);
        before.add("a", 50);
        before.add("b", 20);

        var after = new Idempotent(journal);

        assertEquals(70, after.balance(), "balance() after restart");
        assertEquals(50, after.add("a", 50), "add(a, 50) after restart");
        assertEquals(75, after.add("c", 5), "add(c, 5) after restart");
        assertEquals(70, new Idempotent(journal).add("b", 20), "add(b, 20) after 2 restarts");
        assertEquals(75, new Idempotent(journal).balance(), "balance() after 3 restarts");
        assertEquals(3, journal.entries.size(), "journal entries");
    }

    @Test
    @Tries(value = "the journal fails, and the entry is not in it", zh = "日志写入失败，且该条目不在其中")
    void failed_request_has_no_effect() throws Exception {
        var journal = new InMemory();
        var account = new Idempotent(journal);
        account.add("a", 50);
        journal.failure = new IOException("disk full");

        var thrown = assertThrows(IOException.class, () -> account.add("b", 20), "add(b, 20), disk full");

        assertSame(journal.failure, thrown, "add(b, 20), disk full");
        assertEquals(50, account.balance(), "balance()");
        journal.failure = null;
        assertThrows(IllegalStateException.class, () -> account.add("b", 20), "add(b, 20) after a failure");
        assertThrows(IllegalStateException.class, () -> account.add("c", 5), "add(c, 5) after a failure");
        var after = new Idempotent(journal);
        assertEquals(70, after.add("b", 20), "add(b, 20) after restart");
        assertEquals(70, after.balance(), "balance()");
    }

    @Test
    @Tries(value = "the journal fails, and the entry is in it", zh = "日志写入失败，但该条目已在其中")
    void entry_that_was_written_counts_once() throws Exception {
        var journal = new InMemory();
        var account = new Idempotent(journal);
        account.add("a", 50);
        journal.failure = new IOException("no answer from the disk");
        journal.writesThenFails = true;

        assertThrows(IOException.class, () -> account.add("b", 20), "add(b, 20), no answer");
        journal.failure = null;
        var after = new Idempotent(journal);

        assertEquals(70, after.balance(), "balance() after restart");
        assertEquals(70, after.add("b", 20), "add(b, 20) after restart");
        assertEquals(70, after.balance(), "balance()");
    }

    @Test
    @Tries(value = "an entry is in the journal twice", zh = "一个条目在日志中出现两次")
    void doubled_entry_counts_once() throws Exception {
        var journal = new InMemory();
        var account = new Idempotent(journal);
        account.add("a", 50);
        account.add("b", 20);
        journal.entries.add(1, journal.entries.getFirst());

        var after = new Idempotent(journal);

        assertEquals(70, after.balance(), "balance() after restart");
        assertEquals(70, after.add("b", 20), "add(b, 20) after restart");
    }

    @Schedules(schedules = 300, random = 50)
    @Tries(value = "a request and its copy come at once, in every order", zh = "一个请求和它的副本同时到来，按所有可能的顺序")
    void copies_at_once_have_one_effect() throws Exception {
        var journal = new InMemory();
        var account = new Idempotent(journal);

        together(() -> assertEquals(50, account.add("a", 50), "add(a, 50)"),
                () -> assertEquals(50, account.add("a", 50), "add(a, 50)"));

        assertEquals(50, account.balance(), "balance()");
        assertEquals(1, journal.entries.size(), "journal entries");
    }

    @Schedules(schedules = 300, random = 50)
    @Tries(value = "two requests come at once, and another thread reads, in every order", zh = "两个请求同时到来，另一个线程读取，按所有可能的顺序")
    void answers_after_restart_are_the_same() throws Exception {
        var journal = new InMemory();
        var account = new Idempotent(journal);
        var answers = new long[2];

        together(() -> answers[0] = account.add("a", 50), () -> answers[1] = account.add("b", 20),
                account::balance);
        var after = new Idempotent(journal);

        assertEquals(answers[0], after.add("a", 50), "add(a, 50) after restart");
        assertEquals(answers[1], after.add("b", 20), "add(b, 20) after restart");
        assertEquals(70, after.balance(), "balance()");
    }

    /// A journal that can fail.
    private static final class InMemory implements Idempotent.Journal {

        final List<String> entries = new ArrayList<>();
        IOException failure;
        boolean writesThenFails;

        @Override
        public List<String> entries() {
            return List.copyOf(entries);
        }

        @Override
        public void append(String entry) throws IOException {
            if (failure == null || writesThenFails) {
                entries.add(entry);
            }
            if (failure != null) {
                throw failure;
            }
        }
    }
}
