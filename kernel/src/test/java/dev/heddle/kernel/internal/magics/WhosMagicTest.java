package dev.heddle.kernel.internal.magics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.kernel.magic.MagicDesk;
import dev.heddle.kernel.magic.MagicDesk.Value;
import dev.heddle.kernel.magic.Variable;
import org.junit.jupiter.api.Test;

final class WhosMagicTest {

    private final MagicDesk desk = new MagicDesk(new WhosMagic());

    @Test
    void variables_are_a_table_without_packages_and_long_values() throws Exception {
        desk.variables.add(new Variable("people", "java.util.List<REPL.Cell1.Person>"));
        desk.variables.add(new Variable("n", "int"));
        desk.variables.add(new Variable("map", "java.util.Map<java.lang.String,REPL.Person[]>"));
        desk.values.put("people", new Value("a\n  b " + "x".repeat(80), null));
        desk.values.put("n", new Value("1", null));
        desk.values.put("map", new Value(null, "java.lang.IllegalStateException"));

        assertThat(desk.call("")).isEqualTo("""
                Name    Type                  Value
                -----------------------------------
                people  List<Person>          a b %s…
                n       int                   1
                map     Map<String,Person[]>  (java.lang.IllegalStateException)
                """.formatted("x".repeat(55)));
    }

    @Test
    void nothing_is_said_to_be_nothing() throws Exception {
        assertThat(desk.call("")).isEqualTo("No variables are declared.\n");
        assertThat(new MagicDesk(new WhoMagic()).call("")).isEqualTo("No variables are declared.\n");
    }

    @Test
    void who_lists_the_names() throws Exception {
        MagicDesk who = new MagicDesk(new WhoMagic());
        who.variables.add(new Variable("b", "int"));
        who.variables.add(new Variable("a", "int"));

        assertThat(who.call("")).isEqualTo("b  a\n");
    }
}
