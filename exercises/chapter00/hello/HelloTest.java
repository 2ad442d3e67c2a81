package chapter00.hello;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.schedules.kit.Tries;
import org.junit.jupiter.api.Test;

final class HelloTest {

    @Test
    @Tries(value = "Ada is greeted", zh = "问候 Ada")
    void somebody_is_greeted() {
        String greeting = Hello.hello("Ada");

        assertEquals("Hello, Ada!", greeting, "hello(\"Ada\")");
    }
}
