package dev.heddle.kernelext.internal.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.kernel.magic.MagicDesk;
import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

final class CompareMagicTest {

    private static final String CELL = """
            int x = 1;
            // --- loop
            f(x)

            //---- <b>stream</b> ----
            g(x)
            // --- same
            h(x)
            """;

    private static final String TOLD = """
            first 0 5000
            first 1 5000
            first 2 5000
            same false
            warm 310000000
            steady true
            wall 600
            loops 0 20
            run 0 10.0
            time 0 9.0 9.5 10.0 10.5 11.0 9.6 10.4
            ratio 0 1.0 1.0 1.0 1.0 1.0 1.0 1.0
            loops 1 20
            run 1 25.0
            time 1 24.0 24.5 25.0 25.5 26.0 24.6 25.4
            ratio 1 2.3 2.4 2.5 2.6 2.7 2.45 2.55
            loops 2 20
            run 2 10.1
            time 2 9.0 9.5 10.1 10.5 11.0 9.6 10.4
            ratio 2 0.9 0.95 1.01 1.05 1.1 0.97 1.04
            """;

    private final MagicDesk desk = new MagicDesk(new CompareMagic());

    @Test
    void variants_are_measured_in_one_run_and_told_as_ratios() throws Exception {
        desk.values.put("stopwatch", new MagicDesk.Value(null, null, TOLD));

        String told = desk.call("", CELL);

        assertThat(told).startsWith("""
                loop               10 ns per loop  1
                <b>stream</b>      25 ns per loop  2.50 (2.45 to 2.55): 2.50 times as slow
                same             10.1 ns per loop  1.01 (0.97 to 1.04): no difference can be told
                1 run of each, in turn; the ratios are to loop.
                The variants return different values: do they do the same?
                """);
        assertThat(desk.ran).containsExactly("Use[tool=stopwatch, arguments=[3, 0, 20, 9000], code=["
                + "Code[text=int x = 1;\n, line=2], Code[text=f(x)\n\n, line=4], Code[text=g(x)\n, line=7], "
                + "Code[text=h(x)\n\n, line=9]], scope=PREPARED]");
    }

    @Test
    void picture_holds_names_as_text() throws Exception {
        Comparison comparison = new Comparison(List.of("loop", "<b>&", "a name that is far too long to be drawn"),
                Measured.read(TOLD));

        String html = comparison.html();
        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader("<all>" + html + "</all>")));

        assertThat(document.getElementsByTagName("b").getLength()).isZero();
        assertThat(document.getElementsByTagName("rect").getLength()).isEqualTo(3);
        assertThat(html).contains("&lt;b&gt;&amp;", "a name that is far to…", "2.50 slower", "1.01 no difference",
                "<p>The variants return different values: do they do the same?</p>");
    }

    @Test
    void cells_that_hold_nothing_to_compare_are_told() throws Exception {
        assertThat(desk.call("", "f()")).startsWith("UsageError: There are no variants.");
        assertThat(desk.call("", "// --- a\nf()")).startsWith("UsageError: There is only one variant.");
        assertThat(desk.call("", "// --- a\nf()\n// ---\ng()")).startsWith("UsageError: Variant 2 has no name.");
        assertThat(desk.call("", "// --- a\n\n// --- b\ng()"))
                .startsWith("UsageError: There is nothing below `// --- a`.");
        assertThat(desk.call("", "// --- a\nf()\n// --- a\ng()"))
                .startsWith("UsageError: Two variants have the same name.");
        assertThat(desk.call("", "// --- a\nf()\n".repeat(13))).startsWith("UsageError: There are 13 variants;");
        assertThat(desk.ran).isEmpty();
    }

    @Test
    void error_of_a_variant_is_shown() throws Exception {
        desk.values.put("stopwatch", new MagicDesk.Value(null, "ArithmeticException", "first 0 5\nsame true\n"));

        assertThat(desk.call("", CELL)).isEqualTo("shown: ArithmeticException");
    }
}
