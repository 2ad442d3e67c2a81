package dev.heddle.kernelext.internal.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

final class SvgTest {

    private final Svg picture = new Svg(200, 40, "Bars of <b>", "One & \"two\".");

    private static Document parsed(String markup) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(markup)));
    }

    @Test
    void texts_stay_texts_whatever_they_hold() throws Exception {
        String hostile = "</text><script>alert(1)</script> & 线程 😀 \u0000\uD800 $x$ 'q' \"";

        picture.text(1, 2, hostile);
        picture.add("rect").set("id", "r").set("fill", hostile).tip(hostile);
        Document document = parsed(picture.html());

        String shown = "</text><script>alert(1)</script> & 线程 😀 \uFFFD\uFFFD $x$ 'q' \"";
        assertThat(document.getElementsByTagName("script").getLength()).isZero();
        assertThat(document.getElementsByTagName("text").item(0).getTextContent()).isEqualTo(shown);
        Element rect = (Element) document.getElementsByTagName("rect").item(0);
        assertThat(rect.getAttribute("fill")).isEqualTo(shown);
        assertThat(rect.getTextContent()).isEqualTo(shown);
    }

    @Test
    void title_and_description_are_told_to_who_cannot_see_it() throws Exception {
        Element svg = (Element) parsed(picture.html()).getElementsByTagName("svg").item(0);

        String[] names = svg.getAttribute("aria-labelledby").split(" ");

        Element title = (Element) svg.getElementsByTagName("title").item(0);
        Element description = (Element) svg.getElementsByTagName("desc").item(0);
        assertThat(names).containsExactly(title.getAttribute("id"), description.getAttribute("id"));
        assertThat(title.getTextContent()).isEqualTo("Bars of <b>");
        assertThat(description.getTextContent()).isEqualTo("One & \"two\".");
    }

    @Test
    void each_texture_of_a_colour_is_defined_once() throws Exception {
        String first = picture.fill(Ink.RED, Texture.RISING);

        String again = picture.fill(Ink.RED, Texture.RISING);
        String other = picture.fill(Ink.RED, Texture.DOTTED);
        String arrow = picture.arrow(Ink.TEXT);
        Document document = parsed(picture.html());

        assertThat(again).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
        assertThat(picture.fill(Ink.RED, Texture.PLAIN)).isEqualTo("#d55e00");
        assertThat(picture.arrow(Ink.TEXT)).isEqualTo(arrow);
        assertThat(document.getElementsByTagName("pattern").getLength()).isEqualTo(2);
        assertThat(document.getElementsByTagName("marker").getLength()).isEqualTo(1);
    }

    @Test
    void pictures_that_differ_share_no_names() {
        Svg other = new Svg(200, 40, "Bars", "Three.");

        assertThat(other.fill(Ink.RED, Texture.FLAT)).isNotEqualTo(picture.fill(Ink.RED, Texture.FLAT));
    }

    @Test
    void numbers_are_short() {
        assertThat(Shape.number(1.0 / 3)).isEqualTo("0.33");
        assertThat(Shape.number(100)).isEqualTo("100");
        assertThat(Shape.number(-0.5)).isEqualTo("-0.5");
        assertThat(Shape.number(120.10)).isEqualTo("120.1");
    }
}
