package dev.heddle.worker.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class TableTest {

    record Point(int x, String label) {}

    record Other(int x) {}

    record Moody(int x) {

        @Override
        public int x() {
            throw new IllegalStateException("not today");
        }
    }

    private final Displays displays = new Displays(new RecordingScreen(), TableTest.class.getClassLoader());

    @Test
    void records_become_rows_and_their_components_columns() {
        List<Point> points = Arrays.asList(new Point(1, "<b>"), null, new Point(20, "a $x$ & b"));

        String html = html(points);

        assertThat(html).isEqualTo("""
                <table>
                <thead>
                <tr><th style="text-align: left">x</th><th style="text-align: left">label</th></tr>
                </thead>
                <tbody>
                <tr><td style="text-align: left">1</td><td style="text-align: left">&lt;b&gt;</td></tr>
                <tr><td style="text-align: left"></td><td style="text-align: left"></td></tr>
                <tr><td style="text-align: left">20</td><td style="text-align: left">a <span>$</span>x<span>$</span> \
                &amp; b</td></tr>
                </tbody>
                </table>""");
    }

    @Test
    void numbers_stand_to_the_right() {
        String html = html(new Other[]{new Other(1), new Other(20)});

        assertThat(html).isEqualTo("""
                <table>
                <thead>
                <tr><th style="text-align: right">x</th></tr>
                </thead>
                <tbody>
                <tr><td style="text-align: right">1</td></tr>
                <tr><td style="text-align: right">20</td></tr>
                </tbody>
                </table>""");
    }

    @Test
    void maps_become_rows_and_all_their_keys_columns() {
        Map<String, Object> first = new LinkedHashMap<>();
        first.put("b", 1);
        first.put("a", null);

        String html = html(List.of(first, Map.of("c", "三")));

        assertThat(cells(html)).containsExactly("b", "a", "c", "1", "null", "", "", "", "三");
    }

    @Test
    void map_is_a_table_of_keys_and_values() {
        Map<String, Integer> map = new TreeMap<>(Map.of("one", 1, "two", 2));

        String html = html(map);

        assertThat(cells(html)).containsExactly("key", "value", "one", "1", "two", "2");
    }

    @Test
    void map_to_records_shows_their_components() {
        Map<String, Point> map = new TreeMap<>(Map.of("p", new Point(1, "a"), "q", new Point(2, "b")));

        String html = html(map);

        assertThat(cells(html)).containsExactly("key", "x", "label", "p", "1", "a", "q", "2", "b");
    }

    @Test
    void long_table_says_how_much_is_left_out() {
        List<Other> rows = IntStream.range(0, 12_345).mapToObj(Other::new).toList();

        String html = html(rows);

        assertThat(cells(html)).hasSize(101).last().isEqualTo("99");
        assertThat(html).endsWith("</table>\n<p>… and 12 245 more rows</p>");
    }

    @Test
    void long_value_is_cut() {
        String html = html(List.of(new Point(1, "a".repeat(1000))));

        assertThat(cells(html)).last().isEqualTo("a".repeat(200) + "…");
    }

    @Test
    void component_that_throws_spoils_only_itself() {
        String html = html(List.of(new Moody(1)));

        assertThat(cells(html)).containsExactly("x", "(threw IllegalStateException)");
    }

    static Stream<Arguments> plain() {
        List<Object> own = new ArrayList<>() {

            private static final long serialVersionUID = 1;

            @Override
            public String toString() {
                return "mine";
            }
        };
        own.add(new Other(1));
        return Stream.of(argumentSet("numbers", List.of(1, 2)), argumentSet("texts", List.of("a", "b")),
                argumentSet("nothing", List.of()), argumentSet("empty map", Map.of()),
                argumentSet("empty maps", List.of(Map.of(), Map.of())),
                argumentSet("different records", List.of(new Other(1), new Point(1, "a"))),
                argumentSet("records and others", List.of(new Other(1), "a")), argumentSet("one record", new Other(1)),
                argumentSet("sorted numbers", new TreeSet<>(List.of(2, 1))),
                argumentSet("a list with its own text", own),
                argumentSet("lists", List.of(List.of(1), List.of(2))), argumentSet("array", new int[]{1}));
    }

    @ParameterizedTest
    @MethodSource("plain")
    void other_values_are_text(Object value) {
        MimeBundle bundle = displays.render(value);

        assertThat(bundle).isEqualTo(MimeBundle.text(ValueText.of(value)));
    }

    private String html(Object value) {
        MimeBundle bundle = displays.render(value);
        assertThat(bundle.data().keySet()).containsExactly("text/plain", "text/html");
        assertThat(bundle.plainText()).isEqualTo(ValueText.of(value));
        return bundle.data().getOrDefault("text/html", "");
    }

    private static List<String> cells(String html) {
        return html.lines()
                .filter(line -> line.startsWith("<tr>"))
                .flatMap(line -> Stream.of(line.split("</t[hd]>")))
                .filter(cell -> cell.contains("<t"))
                .filter(cell -> cell.contains("style"))
                .map(cell -> cell.replaceAll("^.*\">", ""))
                .toList();
    }
}
