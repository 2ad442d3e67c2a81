package dev.heddle.worker.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class VirtualThreadsTest {

    private static final String DUMP = """
            {"threadDump": {"processId": "1", "threadContainers": [
              {"container": "<root>", "parent": null, "owner": null, "threads": [
                {"tid": "3", "name": "main", "state": "RUNNABLE", "stack": []},
                {"tid": "41", "virtual": true, "name": "\\"a\\"\\u7ebf\\n", "state": "BLOCKED", "blockedOn": "Lock@1",
                 "stack": ["Cell#4.take(Cell[4]:5)"], "monitorsOwned": [{"depth": 0, "locks": ["Lock@2", null]}]},
                {"tid": "42", "virtual": true, "name": "", "state": "WAITING",
                 "parkBlocker": {"object": "java.util.concurrent.Semaphore$NonfairSync@7"}, "stack": []}
              ], "threadCount": "3"}]}}
            """;

    @Test
    void dump_is_read() {
        assertThat(VirtualThreads.read(DUMP)).containsExactly(
                new VirtualThreads.Seen(41, "\"a\"线\n", "BLOCKED", "Lock@1", List.of("Lock@2"),
                        List.of("Cell#4.take(Cell[4]:5)")),
                new VirtualThreads.Seen(42, "", "WAITING", "java.util.concurrent.Semaphore$NonfairSync@7", List.of(),
                        List.of()));
    }

    @Test
    void threads_of_this_jvm_are_found() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Thread thread = Thread.ofVirtual().name("线程 <b>").start(() -> {
            begun.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        begun.await();

        List<VirtualThreads.Seen> all = VirtualThreads.all();
        end.countDown();
        thread.join();

        assertThat(all).anySatisfy(each -> {
            assertThat(each.id()).isEqualTo(thread.threadId());
            assertThat(each.name()).isEqualTo("线程 <b>");
        });
    }
}
