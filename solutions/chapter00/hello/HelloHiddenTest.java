package chapter00.hello;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heddle.schedules.kit.Tries;
import org.junit.jupiter.api.Test;

final class HelloHiddenTest {

    @Test
    @Tries(value = "names are in any letters, and may have blanks in them", zh = "名字可以用任何文字,也可以含有空格")
    void any_name_is_greeted() {
        String chinese = Hello.hello("小明");
        String two = Hello.hello("Zoë van Dyk");

        assertEquals("Hello, 小明!", chinese, "hello(\"小明\")");
        assertEquals("Hello, Zoë van Dyk!", two, "hello(\"Zoë van Dyk\")");
    }

    @Test
    @Tries(value = "the empty text is no name", zh = "空字符串不是名字")
    void empty_text_is_refused() {
        String made = new String(new char[0]); // not the same object

        assertThrows(IllegalArgumentException.class, () -> Hello.hello(""), "hello(\"\")");
        assertThrows(IllegalArgumentException.class, () -> Hello.hello(made), "hello(new String(new char[0]))");
    }

    @Test
    @Tries(value = "null is no name", zh = "null 不是名字")
    void null_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> Hello.hello(null), "hello(null)");
    }
}
