package chapter10.sharedint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.schedules.kit.Tries;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SharedIntTest {

    @Test
    @Tries(value = "one number in one JVM", zh = "一个 JVM 中的一个数")
    void one_number_in_one_jvm(@TempDir Path folder) throws IOException {
        try (var number = new SharedInt(folder.resolve("number"))) {
            int atFirst = number.get();
            number.set(5);
            int added = number.addAndGet(2);
            int subtracted = number.addAndGet(-10);

            assertEquals(0, atFirst, "get() of a new file");
            assertEquals(7, added, "set(5), addAndGet(2)");
            assertEquals(-3, subtracted, "addAndGet(-10) after that");
            assertEquals(-3, number.get(), "get() after that");
        }
    }
}
