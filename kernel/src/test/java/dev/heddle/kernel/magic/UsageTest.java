package dev.heddle.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.heddle.kernel.magic.Usage.Form;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class UsageTest {

    private static final Usage WEAVE = Usage.of(Form.LINE, "Weaves cloth.", "weave", "w")
            .with(Option.flag("Quietly.", "-q", "--quiet"))
            .with(Option.flag("Fast.", "-f"))
            .with(Option.of(Value.text("N"), "How often.", "-n", "--times"))
            .with(Option.of(Value.oneOf("COLOUR", "red", "green"), "The colour.", "--colour"))
            .with(Parameter.one(Value.path("FILE"), "The pattern."))
            .with(Parameter.any(Value.text("YARN"), "What to weave."));

    static Stream<org.junit.jupiter.params.provider.Arguments> goodLines() {
        return Stream.of(argumentSet("the least", "p", Map.of(), List.of("p"), List.of()),
                argumentSet("more parameters", "p a b", Map.of(), List.of("p"), List.of("a", "b")),
                argumentSet("flags", "-q p -f", Map.of("--quiet", List.of(), "-f", List.of()), List.of("p"),
                        List.of()),
                argumentSet("flags in one", "-qf p", Map.of("--quiet", List.of(), "-f", List.of()), List.of("p"),
                        List.of()),
                argumentSet("value behind a blank", "p -n 3", Map.of("--times", List.of("3")), List.of("p"),
                        List.of()),
                argumentSet("value behind a letter", "p -n3", Map.of("--times", List.of("3")), List.of("p"),
                        List.of()),
                argumentSet("value behind equals", "--times=3 p", Map.of("--times", List.of("3")), List.of("p"),
                        List.of()),
                argumentSet("twice", "-n 1 -n 2 p", Map.of("--times", List.of("1", "2")), List.of("p"), List.of()),
                argumentSet("a choice", "--colour red p", Map.of("--colour", List.of("red")), List.of("p"),
                        List.of()),
                argumentSet("quotes", "'a b' \"c 'd'\"", Map.of(), List.of("a b"), List.of("c 'd'")),
                argumentSet("escapes", "a\\ b c:\\d", Map.of(), List.of("a b"), List.of("c:\\d")),
                argumentSet("end of options", "-- -q", Map.of(), List.of("-q"), List.of()),
                argumentSet("quoted dash", "'-q'", Map.of(), List.of("-q"), List.of()));
    }

    @ParameterizedTest
    @MethodSource("goodLines")
    void arguments_are_read(String line, Map<String, List<String>> options, List<String> file, List<String> yarn)
            throws MagicException {
        Arguments read = WEAVE.read(new Code(line, 1), null);

        assertThat(read).isEqualTo(new Arguments(options, Map.of("FILE", file, "YARN", yarn), null, null));
    }

    static Stream<org.junit.jupiter.params.provider.Arguments> badLines() {
        return Stream.of(argumentSet("missing", "", "%weave wants FILE: The pattern."),
                argumentSet("unknown", "p --xyz", "%weave has no option --xyz."),
                argumentSet("misspelt", "p --colr=red", "%weave has no option --colr. Did you mean --colour?"),
                argumentSet("unknown letter", "p -qx", "%weave has no option -qx. Did you mean -q?"),
                argumentSet("no value", "p -n", "Option -n of %weave wants a value: -n, --times=N."),
                argumentSet("value for a flag", "p --quiet=yes", "Option --quiet of %weave takes no value."),
                argumentSet("no choice", "p --colour=gren",
                        "Option --colour of %weave is one of red, green, not 'gren'. Did you mean green?"));
    }

    @ParameterizedTest
    @MethodSource("badLines")
    void wrong_arguments_are_named(String line, String sentence) {
        assertThatThrownBy(() -> WEAVE.read(new Code(line, 1), null)).isInstanceOf(MagicException.class)
                .hasMessage(sentence);
    }

    @Test
    void options_of_others_are_parameters_where_that_is_wanted() throws MagicException {
        Usage jvm = Usage.of(Form.LINE, "Starts.", "jvm")
                .with(Option.flag("Anew.", "--reset"))
                .with(Parameter.any(Value.text("OPTION"), "An option."))
                .withForeignOptions();

        Arguments read = jvm.read(new Code("-Xmx2g --reset --add-modules=java.sql", 1), null);

        assertThat(read.all("OPTION")).containsExactly("-Xmx2g", "--add-modules=java.sql");
        assertThat(read.has("--reset")).isTrue();
    }

    @Test
    void help_tells_all_of_it() {
        assertThat(WEAVE.withDetails("More.").help()).isEqualTo("""
                Weaves cloth.

                ```text
                %weave [-q|--quiet] [-f] [-n|--times=N] [--colour=COLOUR] FILE [YARN...]
                ```

                - `FILE`: The pattern.
                - `YARN`: What to weave.
                - `-q, --quiet`: Quietly.
                - `-f`: Fast.
                - `-n, --times=N`: How often.
                - `--colour=COLOUR`: The colour. One of `red`, `green`.

                Also written `%w`.

                More.
                """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"-n 5 list.add(\"a  b\") | list.add(\"a  b\")",
            "x - 1 | x - 1", "-- -x | -x", "-n 5 |", "-q -n 5 -1 | ", "\"text\" + 1 | \"text\" + 1"})
    void java_on_the_line_begins_behind_the_options_and_is_taken_as_it_is(String line, @Nullable String java)
            throws MagicException {
        Usage timeit = Usage.of(Form.LINE, "Times.", "timeit")
                .with(Option.of(Value.text("N"), "How often.", "-n"))
                .with(Option.flag("Quiet.", "-q"))
                .with(Option.flag("One.", "-1"))
                .withJavaLine("What to time.");

        Code code = timeit.read(new Code(line, 7), null).line();

        assertThat(code).isEqualTo(java == null ? null : new Code(java, 7));
    }
}
