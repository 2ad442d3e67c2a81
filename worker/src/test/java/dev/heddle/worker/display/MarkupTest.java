package dev.heddle.worker.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class MarkupTest {

    static Stream<Arguments> kinds() {
        return Stream.of(argumentSet("HTML", Display.html("<b>"), "text/html", "<b>"),
                argumentSet("Markdown", Display.markdown("*a*"), "text/markdown", "*a*"),
                argumentSet("LaTeX", Display.latex("$x$"), "text/latex", "$x$"),
                argumentSet("SVG", Display.svg("<svg/>"), "image/svg+xml", "<svg/>"),
                argumentSet("Mermaid", Display.mermaid("graph LR; A-->B"), "text/vnd.mermaid", "graph LR; A-->B"),
                argumentSet("JSON", Display.json("[1]"), "application/json", "[1]"));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void markup_is_itself_and_text(MimeBundle bundle, String type, String content) {
        assertThat(bundle).isEqualTo(MimeBundle.text(content).with(type, content));
    }

    @ParameterizedTest
    @CsvSource({"x, $x$", "$x$, $x$", "\\[x\\], \\[x\\]", "\\(x\\), \\(x\\)",
            "\\begin{align}x\\end{align}, \\begin{align}x\\end{align}"})
    void formula_has_dollar_signs(String formula, String shown) {
        assertThat(Display.latex(formula).data()).containsEntry("text/latex", shown);
    }

    @Test
    void text_in_html_means_itself() {
        assertThat(Markup.escape("<a href='x'>\"&\"</a> 线 $1"))
                .isEqualTo("&lt;a href=&#39;x&#39;&gt;&quot;&amp;&quot;&lt;/a&gt; 线 <span>$</span>1");
    }

    @Test
    void bundle_can_be_cut_down_to_some_forms() {
        MimeBundle all = MimeBundle.text("t")
                .with("text/html", "h")
                .with("image/png", "p")
                .with("image/jpeg", "j")
                .withMetadata("image/png", "{}")
                .withMetadata("text/html", "{}");

        assertThat(all.only("image/*"))
                .isEqualTo(MimeBundle.text("t")
                        .with("image/png", "p")
                        .with("image/jpeg", "j")
                        .withMetadata("image/png",
                                "{}"));
        assertThat(all.only("text/html").data().keySet()).containsExactly("text/plain", "text/html");
        assertThat(all.only()).isEqualTo(MimeBundle.text("t"));
        assertThat(all.only("*/*")).isEqualTo(all);
    }
}
