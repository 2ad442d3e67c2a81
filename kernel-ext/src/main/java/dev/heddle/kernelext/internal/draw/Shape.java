package dev.heddle.kernelext.internal.draw;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A part of a picture: a tag, its attributes, and what is in it. Whatever text it is given stays text.
public final class Shape {

    private final String tag;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<Object> content = new ArrayList<>(); // texts and shapes

    Shape(String tag) {
        this.tag = tag;
    }

    /// Sets an attribute.
    ///
    /// @param name  its name
    /// @param value its value
    /// @return this
    public Shape set(String name, Object value) {
        attributes.put(name, String.valueOf(value));
        return this;
    }

    /// Sets an attribute.
    ///
    /// @param name  its name
    /// @param value its value; two decimals are kept
    /// @return this
    public Shape set(String name, double value) {
        return set(name, number(value));
    }

    /// Adds text.
    ///
    /// @param text as it is; characters that cannot stand in markup are replaced
    /// @return this
    public Shape text(String text) {
        content.add(text);
        return this;
    }

    /// Adds what a front end shows when the pointer rests on the shape, and what a reader reads aloud.
    ///
    /// @param text the text
    /// @return this
    public Shape tip(String text) {
        add("title").text(text);
        return this;
    }

    /// Adds a shape to this one.
    ///
    /// @param inner its tag
    /// @return the new shape
    public Shape add(String inner) {
        Shape shape = new Shape(inner);
        content.add(shape);
        return shape;
    }

    void write(StringBuilder to) {
        to.append('<').append(tag);
        attributes
                .forEach((name, value) -> to.append(' ').append(name).append("=\"").append(escape(value)).append('"'));
        if (content.isEmpty()) {
            to.append("/>");
            return;
        }
        to.append('>');
        for (Object each : content) {
            if (each instanceof Shape shape) {
                shape.write(to);
            } else {
                to.append(escape((String) each));
            }
        }
        to.append("</").append(tag).append('>');
    }

    /// A number for an attribute.
    ///
    /// @param value the number
    /// @return its text, with two decimals at most
    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return text.replaceFirst("\\.?0+$", "");
    }

    /// Text as markup shows it.
    ///
    /// @param text the text
    /// @return the same, with nothing in it that could be markup
    public static String escape(String text) {
        StringBuilder result = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(each -> {
            switch (each) {
                case '&' -> result.append("&amp;");
                case '<' -> result.append("&lt;");
                case '>' -> result.append("&gt;");
                case '"' -> result.append("&quot;");
                case '\'' -> result.append("&#39;");
                default -> result.appendCodePoint(isMarkup(each) ? each : 0xFFFD);
            }
        });
        return result.toString();
    }

    /// Whether a character may stand in a document at all.
    private static boolean isMarkup(int c) {
        boolean control = (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c <= 0x9F);
        boolean half = c >= 0xD800 && c <= 0xDFFF;
        return !control && !half && c != 0xFFFE && c != 0xFFFF;
    }
}
