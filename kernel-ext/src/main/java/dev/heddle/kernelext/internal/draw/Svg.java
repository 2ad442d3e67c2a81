package dev.heddle.kernelext.internal.draw;

import java.util.EnumMap;
import java.util.Map;

/// A picture, to be shown as `text/html`: only there do the colours of a front end's theme reach it. It says in words what it
/// shows, to those who cannot see it.
///
/// ```java
/// Svg picture = new Svg(200, 40, "Two bars", "The first is twice as long.");
/// picture.add("rect").set("x", 0).set("width", 200).set("height", 18).set("fill", picture.fill(Ink.BLUE, Texture.RISING));
/// picture.text(4, 32, "second").set("font-weight", "bold");
/// kernel.display(Map.of("text/html", picture.html(), "text/plain", "first 200, second 100\n"));
/// ```
public final class Svg {

    private static final int TEXTURE_SIZE = 8;
    private static final int FONT_SIZE = 12;

    private final String id;
    private final Shape root;
    private final Shape definitions;
    private final Map<Ink, Map<Texture, String>> fills = new EnumMap<>(Ink.class);
    private final Map<Ink, String> arrows = new EnumMap<>(Ink.class);
    private int names;

    /// An empty picture.
    ///
    /// @param width       in pixels; a narrower page makes it smaller
    /// @param height      in pixels
    /// @param title       what it is, in a few words
    /// @param description what it shows, in sentences
    public Svg(int width, int height, String title, String description) {
        id = "h" + Integer.toHexString((title + '\n' + description + '\n' + width + 'x' + height).hashCode());
        root = new Shape("svg").set("xmlns", "http://www.w3.org/2000/svg")
                .set("role", "img")
                .set("width", width)
                .set("height", height)
                .set("viewBox", "0 0 " + width + " " + height)
                .set("aria-labelledby", id + "-title " + id + "-desc")
                .set("style", "max-width: 100%; height: auto; background: " + Ink.PAPER
                        + "; font-family: var(--jp-ui-font-family, sans-serif); font-size: " + FONT_SIZE + "px");
        root.add("title").set("id", id + "-title").text(title);
        root.add("desc").set("id", id + "-desc").text(description);
        definitions = root.add("defs");
    }

    /// Adds a shape.
    ///
    /// @param tag its tag, such as `rect`
    /// @return the shape
    public Shape add(String tag) {
        return root.add(tag);
    }

    /// Adds a text in the colour of the page's text.
    ///
    /// @param x    where it begins
    /// @param y    its base line
    /// @param text the text
    /// @return the shape
    public Shape text(double x, double y, String text) {
        return add("text").set("x", x).set("y", y).set("fill", Ink.TEXT).text(text);
    }

    /// Adds a straight line.
    ///
    /// @param x1  from where
    /// @param y1  from where
    /// @param x2  to where
    /// @param y2  to where
    /// @param ink its colour
    /// @return the shape
    public Shape line(double x1, double y1, double x2, double y2, Ink ink) {
        return add("line").set("x1", x1).set("y1", y1).set("x2", x2).set("y2", y2).set("stroke", ink);
    }

    /// A colour with a texture.
    ///
    /// @param ink     the colour
    /// @param texture what is drawn over it
    /// @return what an attribute `fill` takes
    public String fill(Ink ink, Texture texture) {
        if (texture == Texture.PLAIN) {
            return ink.toString();
        }
        return fills.computeIfAbsent(ink, _ -> new EnumMap<>(Texture.class)).computeIfAbsent(texture, _ -> {
            String name = id + "-" + ++names;
            Shape pattern = definitions.add("pattern")
                    .set("id", name)
                    .set("width", TEXTURE_SIZE)
                    .set("height", TEXTURE_SIZE)
                    .set("patternUnits", "userSpaceOnUse");
            pattern.add("rect").set("width", TEXTURE_SIZE).set("height", TEXTURE_SIZE).set("fill", ink);
            pattern.add("path")
                    .set("d", texture.path())
                    .set("stroke", "#000")
                    .set("stroke-opacity", 0.55)
                    .set("stroke-width", 1.2)
                    .set("fill", "none");
            return "url(#" + name + ")";
        });
    }

    /// The head of an arrow.
    ///
    /// @param ink its colour
    /// @return what an attribute `marker-end` takes
    public String arrow(Ink ink) {
        return arrows.computeIfAbsent(ink, _ -> {
            String name = id + "-" + ++names;
            definitions.add("marker")
                    .set("id", name)
                    .set("viewBox", "0 0 10 10")
                    .set("refX", 9)
                    .set("refY", 5)
                    .set("markerWidth", 7)
                    .set("markerHeight", 7)
                    .set("orient", "auto-start-reverse")
                    .add("path")
                    .set("d", "M0,0 L10,5 L0,10 z")
                    .set("fill", ink);
            return "url(#" + name + ")";
        });
    }

    /// The picture for `text/html`. Dollar signs in it are no formulas.
    ///
    /// @return markup
    public String html() {
        StringBuilder text = new StringBuilder("<div class=\"mathjax_ignore tex2jax_ignore\">");
        root.write(text);
        return text.append("</div>").toString();
    }
}
