package chapter02.runjava;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chapter02.runjava.RunJava.Result;
import dev.heddle.schedules.kit.Tries;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RunJavaTest {

    @Test
    @Tries(value = "a child says hello", zh = "子进程问好")
    void hello() throws Exception {
        Result result = RunJava.run(Hello.class.getName(), List.of("Ada"), Duration.ofMinutes(1));

        assertEquals(new Result(0, "Hello, Ada!\n", "", false), result, "run(Hello, [Ada])");
    }

    @Test
    @Tries(value = "a child ends with exit code 42", zh = "子进程以退出码 42 结束")
    void exit_code() throws Exception {
        Result result = RunJava.run(Exits.class.getName(), List.of(), Duration.ofMinutes(1));

        assertEquals(new Result(42, "", "", false), result, "run(Exits, [])");
    }

    /// A child.
    static final class Hello {

        public static void main(String[] args) {
            System.out.print("Hello, " + args[0] + "!\n");
        }
    }

    /// A child.
    static final class Exits {

        public static void main(String[] args) {
            System.exit(42);
        }
    }
}
