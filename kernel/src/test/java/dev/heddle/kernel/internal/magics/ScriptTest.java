package dev.heddle.kernel.internal.magics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.heddle.kernel.internal.magics.Script.Call;
import dev.heddle.kernel.internal.magics.Script.Java;
import dev.heddle.kernel.magic.Code;
import dev.heddle.kernel.magic.MagicException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ScriptTest {

    /// Cells, and their parts: Java in quotes, magics by their names.
    static Stream<Arguments> cells() {
        return Stream.of(argumentSet("Java", "1 + 1", "'1 + 1'"), argumentSet("a magic", "%who", "who"),
                argumentSet("two magics", "%who\n%whos", "who whos"),
                argumentSet("between", "int a;\n%who\nint b;", "'int a;' who 'int b;'"),
                argumentSet("behind an expression", "a\n%who", "'a' who"),
                argumentSet("modulo of a variable", "int who = 1;\nint a = 9\n%who;", "'int who = 1;int a = 9%who;'"),
                argumentSet("modulo of the unknown", "a\n%b", "'a%b'"),
                argumentSet("modulo behind an operator", "a +\n%who", "'a +%who'"),
                argumentSet("brackets", "f(1\n%who, 2)", "'f(1%who, 2)'"),
                argumentSet("block", "{\n%who\n}", "'{%who}'"),
                argumentSet("text block", "s = \"\"\"\n%who\n\"\"\";", "'s = \"\"\"%who\"\"\";'"),
                argumentSet("comment", "/*\n%who\n*/", "'/*%who*/'"),
                argumentSet("behind a comment", "// a (\n%who", "'// a (' who"),
                argumentSet("quote in a comment", "/* \" */ int a;\n%who", "'/* \" */ int a;' who"),
                argumentSet("semicolon in a text", "a = \";\"\n%b", "'a = \";\"%b'"),
                argumentSet("assignment with modulo", "a %= 2;", "'a %= 2;'"),
                argumentSet("unknown magic", "int a;\n%nonsense", "'int a;' nonsense"),
                argumentSet("cell magic", "%%bash\n%who\n", "bash"),
                argumentSet("cell magic below empty lines", "\n \n%%bash\nls", "bash"));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void cell_is_cut_into_its_parts(String cell, String parts) throws MagicException {
        Script script = Script.of(cell, List.of("who", "whos", "bash")::contains);

        assertThat(script.parts().stream().map(each -> switch (each) {
            case Java(var text) -> "'" + text.replace("\n", "").strip() + "'";
            case Call call -> call.name();
        }).collect(Collectors.joining(" "))).isEqualTo(parts);
    }

    @Test
    void java_keeps_its_place() throws MagicException {
        Script script = Script.of("int a;\n%who 😀\nint b;", "who"::equals);

        assertThat(script.parts().getLast()).isEqualTo(new Java("      \n       \nint b;"));
    }

    @Test
    void body_of_a_cell_magic_knows_its_line() throws MagicException {
        Script script = Script.of("\n%%bash -x y\nls\n", "bash"::equals);

        assertThat(script.parts()).containsExactly(new Call("bash", 3, false, "-x y", new Code("ls\n", 3)));
    }

    @Test
    void question_mark_asks_for_help() throws MagicException {
        Script script = Script.of("%who?", "who"::equals);

        assertThat(script.parts()).containsExactly(new Call("who", 1, true, "", null));
    }
}
