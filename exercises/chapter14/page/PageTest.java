package chapter14.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heddle.schedules.kit.Tries;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

final class PageTest {

    @Test
    @Tries(value = "both calls return", zh = "两个调用都返回")
    void page_is_made_of_both() throws Exception {
        Page page = Page.load(() -> "Ann", () -> List.of("tea", "cups"));

        assertEquals(new Page("Ann", List.of("tea", "cups")), page, "load(Ann, [tea, cups])");
    }

    @Test
    @Tries(value = "one of the calls throws", zh = "其中一个调用抛出异常")
    void failure_is_the_cause() {
        var failure = new IOException("no such user");

        var thrown = assertThrows(ExecutionException.class, () -> Page.load(() -> {
            throw failure;
        }, () -> List.of("tea")), "load(IOException, [tea])");

        assertSame(failure, thrown.getCause(), "getCause()");
    }
}
