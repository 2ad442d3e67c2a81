package dev.heddle.kernel.internal.requests;

import static dev.heddle.kernel.internal.requests.FrontEnd.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.heddle.kernel.internal.protocol.Channel;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a front end asks besides running cells.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AssistTest {

    private FrontEnd frontEnd;

    @BeforeAll
    void start() throws InterruptedException {
        frontEnd = FrontEnd.start();
        frontEnd.take();
    }

    @AfterAll
    void end() throws InterruptedException {
        frontEnd.end();
        assertThat(ProcessHandle.current().children()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1 + 1              | {'status': 'complete'}
            int a = 1; a       | {'status': 'complete'}
            ``                 | {'status': 'complete'}
            // only a comment  | {'status': 'complete'}
            for (;;) {         | {'status': 'incomplete', 'indent': '    '}
            call(new int[] {   | {'status': 'incomplete', 'indent': '        '}
            1 +                | {'status': 'incomplete', 'indent': ''}
            /* {               | {'status': 'incomplete', 'indent': ''}
            int b = = 2;       | {'status': 'invalid'}
            }                  | {'status': 'invalid'}
            int c = "          | {'status': 'invalid'}
            """)
    void code_is_complete_or_not(String code, String reply) throws InterruptedException {
        JsonObject content = new JsonObject();
        content.addProperty("code", code);

        Exchange exchange = frontEnd.ask(Channel.SHELL, "is_complete_request", content.toString());

        assertThat(exchange.types()).containsExactly("status", "is_complete_reply", "status");
        assertThat(exchange.messages().get(1).channel()).isEqualTo(Channel.SHELL);
        assertThat(exchange.reply()).isEqualTo(json(reply));
    }

    @Test
    void there_are_no_comms() throws InterruptedException {
        Exchange info = frontEnd.ask(Channel.SHELL, "comm_info_request", "{}");
        Exchange open = frontEnd.ask(Channel.SHELL, "comm_open",
                "{'comm_id': 'c1', 'target_name': 'widgets', 'data': {}}");

        assertThat(info.reply()).isEqualTo(json("{'status': 'ok', 'comms': {}}"));
        assertThat(open.types()).containsExactly("status", "comm_close", "status");
        assertThat(open.content("comm_close")).isEqualTo(json("{'comm_id': 'c1', 'data': {}}"));
    }

    @Test
    void expressions_are_evaluated_after_the_cell() throws InterruptedException {
        Exchange exchange = frontEnd.ask(Channel.SHELL, "execute_request",
                "{'code': 'int e = 20;', 'user_expressions': {'twice': 'e + e', 'zero': 'e / 0'}}");

        JsonObject results = exchange.reply().getAsJsonObject("user_expressions");
        JsonObject error = results.getAsJsonObject("zero");
        assertThat(exchange.types()).containsExactly("status", "execute_input", "execute_reply", "status");
        assertThat(results.get("twice"))
                .isEqualTo(json("{'status': 'ok', 'data': {'text/plain': '40'}, 'metadata': {}}"));
        assertThat(error.keySet()).containsExactlyInAnyOrder("status", "ename", "evalue", "traceback");
        assertThat(error.get("status").getAsString()).isEqualTo("error");
        assertThat(error.get("ename").getAsString()).isEqualTo("java.lang.ArithmeticException");
    }

    @Test
    void expressions_of_a_cell_that_failed_are_not_evaluated() throws InterruptedException {
        Exchange exchange = frontEnd.ask(Channel.SHELL, "execute_request",
                "{'code': 'throw new Exception();', 'user_expressions': {'x': 'System.out.append(\"x\")'}}");

        assertThat(exchange.types()).containsExactly("status", "execute_input", "error", "execute_reply", "status");
        assertThat(exchange.reply().has("user_expressions")).isFalse();
    }

    static Stream<Arguments> completions() {
        return Stream.of(arguments("Math.flo", "floorDiv(", "function"),
                arguments("\"a\".lengt", "length()", "function"),
                arguments("int local = 1; loc", "local", "instance"), arguments("Arra", "ArrayList", "class"),
                arguments("java.util.conc", "concurrent", "module"), arguments("import java.util.Lis", "List", "class"),
                arguments("swit", "switch", "keyword"), arguments("new Concurr", "ConcurrentHashMap", "class"),
                arguments("List.of(1).forEach(x -> x.intV", "intValue()", "function"),
                arguments("record P(int aa) {} new P(1).a", "aa()", "function"),
                arguments("int twice(int n) { return n; } twi", "twice(", "function"),
                arguments("int half(int number) { return numb", "number", "instance"),
                arguments("var list = new ArrayList<String>(); list.get(0).isBl", "isBlank()", "function"),
                arguments("for (int i = 0; i < \"abc\".leng", "length()", "function"),
                arguments("int[] array = {}; array.le", "length", "instance"),
                arguments("Stream.of(1).map(String::val", "valueOf(", "function"));
    }

    @ParameterizedTest
    @MethodSource("completions")
    void name_that_is_being_written_is_completed(String code, String match, String type) throws InterruptedException {
        Exchange exchange = complete(code);

        JsonObject reply = exchange.reply();
        int at = reply.getAsJsonArray("matches").asList().indexOf(new JsonPrimitive(match));
        assertThat(reply.getAsJsonArray("matches").toString()).contains('"' + match + '"');
        JsonObject told = reply.getAsJsonObject("metadata")
                .getAsJsonArray("_jupyter_types_experimental")
                .get(at)
                .getAsJsonObject();
        int start = code.length() - code.replaceFirst("(?s).*?(\\w*)$", "$1").length();
        assertThat(exchange.types()).containsExactly("status", "complete_reply", "status");
        assertThat(reply.keySet()).containsExactlyInAnyOrder("status", "matches", "cursor_start", "cursor_end",
                "metadata");
        assertThat(reply.get("cursor_start").getAsInt()).isEqualTo(start);
        assertThat(reply.get("cursor_end").getAsInt()).isEqualTo(code.length());
        assertThat(told.get("type").getAsString()).isEqualTo(type);
        assertThat(told.get("text").getAsString()).isEqualTo(match);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"Math.", "// Math.", "/* Math.", "nothing.of.this."})
    void where_nothing_can_stand_nothing_is_offered(String code) throws InterruptedException {
        JsonObject reply = complete(code).reply();

        assertThat(reply.get("status").getAsString()).isEqualTo("ok");
        assertThat(reply.getAsJsonArray("matches")).isEmpty();
    }

    @Test
    void what_cells_have_declared_is_completed_by_code_points() throws InterruptedException {
        frontEnd.run("import java.util.zip.*; String 线程() { return \"\"; }  int fieldOfMine = 1;");
        frontEnd.run("record Mine(int part) {} int methodOfMine(Mine mine) { return 1; }");

        assertThat(complete("fieldOf").reply().getAsJsonArray("matches").toString()).isEqualTo("[\"fieldOfMine\"]");
        assertThat(complete("methodOf").reply().getAsJsonArray("matches").toString()).isEqualTo("[\"methodOfMine(\"]");
        assertThat(complete("new Min").reply().getAsJsonArray("matches").toString()).isEqualTo("[\"Mine\"]");
        assertThat(complete("CRC32").reply().getAsJsonArray("matches").toString()).contains("\"CRC32\"");
        JsonObject reply = complete("\"😀😀\".leng").reply();
        assertThat(reply.get("cursor_start").getAsInt()).isEqualTo(5);
        assertThat(reply.get("cursor_end").getAsInt()).isEqualTo(9);
    }

    @Test
    void names_are_explained_by_those_who_wrote_them() throws InterruptedException {
        frontEnd.run("/// Half of a *number*.\nint halfOf(int number) {\n    return number / 2;\n}");

        JsonObject own = inspect("halfOf(3)", 2).reply();
        JsonObject jdk = inspect("Math.max(1, 2)", 6).reply();
        JsonObject unknown = inspect("noSuchThing", 3).reply();

        assertThat(own).isEqualTo(json("""
                {'status': 'ok', 'found': true, 'metadata': {}, 'data': {
                 'text/markdown': '```java\\nint halfOf(int number)\\n```\\n\\nHalf of a *number*.',
                 'text/plain': 'int halfOf(int number)\\n\\nHalf of a *number*.'}}"""));
        assertThat(jdk.getAsJsonObject("data").get("text/plain").getAsString())
                .contains("long max(long a, long b)\n\nReturns the greater of two `long` values");
        assertThat(unknown).isEqualTo(json("{'status': 'ok', 'found': false, 'data': {}, 'metadata': {}}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pageOf?", " pageOf ?? \n"})
    void cell_that_is_a_name_with_a_question_mark_is_explained(String code) throws InterruptedException {
        frontEnd.run("/// Turns it.\nint pageOf(int number) { return number; }");

        Exchange exchange = frontEnd.run(code);

        assertThat(exchange.types()).containsExactly("status", "execute_input", "execute_reply", "status");
        assertThat(exchange.reply().getAsJsonArray("payload").get(0)).isEqualTo(json("""
                {'source': 'page', 'start': 0, 'data': {
                 'text/markdown': '```java\\nint pageOf(int number)\\n```\\n\\nTurns it.',
                 'text/plain': 'int pageOf(int number)\\n\\nTurns it.'}}"""));
    }

    @Test
    void name_that_nobody_knows_is_said_to_be_unknown() throws InterruptedException {
        JsonObject reply = frontEnd.run("noSuchThing?").reply();

        assertThat(reply.getAsJsonArray("payload").get(0)).isEqualTo(json(
                "{'source': 'page', 'start': 0, 'data': {'text/plain': \"Nothing is known of 'noSuchThing'.\"}}"));
    }

    @Test
    void within_parentheses_the_argument_that_is_written_is_explained() throws InterruptedException {
        frontEnd.run("/// Cuts.\nString cut(String text, int from, int... more) { return text; }");

        String second = plain(inspect("cut(\"a(b,\", ", 12));
        String later = plain(inspect("cut(\"a\", 1, 2, ", 16));
        String inner = plain(inspect("Math.max(1, Math.abs(", 21));

        assertThat(second).isEqualTo("String cut(String text, int from, int... more)\nargument 2: int from\n\nCuts.");
        assertThat(later).contains("argument 4: int... more");
        assertThat(inner).startsWith("static int abs(int a)\nargument 1: int a\n");
    }

    @Test
    void types_and_methods_are_shown_as_they_are_declared() throws InterruptedException {
        frontEnd.run("""
                /** A {@link String#trim() trimmed} pair. */
                record Pair(int left, String right) implements Comparable<Pair> {
                    public int compareTo(Pair other) { return 0; }
                    static Pair of(int n) throws java.io.IOException { return new Pair(n, ""); }
                }
                sealed interface Leg permits Left, Right {}
                final class Left implements Leg {}
                final class Right extends Exception implements Leg {}
                /** Reads. */
                String reading(String name, int... more) throws IOException, InterruptedException { return ""; }""");

        assertThat(plain(inspect("Pair", 4))).isEqualTo(
                "record Pair(int left, String right) implements Comparable<Pair>\n\nA `trimmed` pair.");
        assertThat(plain(inspect("Leg", 3))).isEqualTo("sealed interface Leg permits Left, Right");
        assertThat(plain(inspect("Right", 5))).isEqualTo("final class Right extends Exception implements Leg");
        assertThat(plain(inspect("Pair.of", 7))).isEqualTo("static Pair of(int n) throws IOException");
        assertThat(plain(inspect("reading", 7))).isEqualTo(
                "String reading(String name, int... more) throws IOException, InterruptedException\n\nReads.");
    }

    @Test
    void likeliest_names_come_first() throws InterruptedException {
        frontEnd.run("record Spot(int x, int y) { double far() { return 0; } } var spot = new Spot(1, 2);");
        frontEnd.run("int width = 1; String wide = \"\";");

        assertThat(first(complete("Str"))).isEqualTo("String");
        assertThat(first(complete("int n = wi"))).isEqualTo("width");
        assertThat(first(complete("String n = wi"))).isEqualTo("wide");
        assertThat(complete("spot.").reply().getAsJsonArray("matches").toString())
                .startsWith("[\"x()\",\"y()\",\"far()\",");
        assertThat(complete("new ").reply().getAsJsonArray("matches").toString()).doesNotContain("\"abstract\"");
        assertThat(complete("import ").reply().getAsJsonArray("matches").toString()).isEqualTo("[\"java\",\"javax\"]");
        assertThat(complete("%env PAT").reply().getAsJsonArray("matches").toString()).contains("\"PATH\"");
    }

    private static String first(Exchange completion) {
        return completion.reply().getAsJsonArray("matches").get(0).getAsString();
    }

    @Test
    void class_that_is_not_imported_is_completed_by_its_full_name() throws InterruptedException {
        JsonObject reply = complete("new DecimalForm").reply();

        assertThat(reply.getAsJsonArray("matches").toString())
                .contains("\"java.text.DecimalFormat\"")
                .doesNotContain("\"DecimalFormat\"");
        assertThat(complete("new ConcurrentHashM").reply().getAsJsonArray("matches").toString())
                .isEqualTo("[\"ConcurrentHashMap\"]");
    }

    @Test
    void names_of_the_author_come_before_those_of_the_jdk() throws InterruptedException {
        frontEnd.run("int mathResult = 1; class Mathilda {}");

        assertThat(complete("Math").reply().getAsJsonArray("matches").asList().getFirst().getAsString())
                .isEqualTo("Mathilda");
    }

    private static String plain(Exchange exchange) {
        return exchange.reply().getAsJsonObject("data").get("text/plain").getAsString();
    }

    private Exchange complete(String code) throws InterruptedException {
        JsonObject content = new JsonObject();
        content.addProperty("code", code);
        content.addProperty("cursor_pos", code.codePointCount(0, code.length()));
        return frontEnd.ask(Channel.SHELL, "complete_request", content.toString());
    }

    private Exchange inspect(String code, int cursor) throws InterruptedException {
        JsonObject content = new JsonObject();
        content.addProperty("code", code);
        content.addProperty("cursor_pos", cursor);
        content.addProperty("detail_level", 0);
        return frontEnd.ask(Channel.SHELL, "inspect_request", content.toString());
    }
}
