package dev.heddle.kernelext.internal.schedules;

import dev.heddle.kernelext.internal.draw.Shape;
import java.util.Map;

/// A moment of a program that is run by hand, for the notebook.
record Stage(Scene scene) {

    Map<String, String> bundle() {
        return Map.of("text/plain", text(), "text/html", html());
    }

    private String text() {
        StringBuilder text = new StringBuilder(scene.text().stripTrailing()).append("\n\n");
        if (!scene.printed().isEmpty()) {
            text.append("Printed: ").append(scene.printed().strip()).append('\n');
        }
        text.append(head()).append('\n');
        for (Scene.Move each : scene.moves()) {
            text.append("  %play ").append(each.thread()).append("   ").append(where(each)).append('\n');
        }
        return text.toString();
    }

    private String html() {
        StringBuilder html = new StringBuilder(page()).append("<ul>");
        for (Scene.Move each : scene.moves()) {
            html.append("<li><code>%play ")
                    .append(Shape.escape(each.thread()))
                    .append("</code> ")
                    .append(Shape.escape(where(each)))
                    .append("</li>");
        }
        return html.append("</ul>").toString();
    }

    /// Where it stands, without what to type.
    String page() {
        StringBuilder html = new StringBuilder("<div class=\"jp-RenderedHTMLCommon mathjax_ignore tex2jax_ignore\">")
                .append(scene.html());
        if (!scene.printed().isEmpty()) {
            html.append("<p>Printed:</p><pre>").append(Shape.escape(scene.printed())).append("</pre>");
        }
        html.append("<p><b>").append(Shape.escape(head())).append("</b></p>");
        return html.append("</div>").toString();
    }

    private String head() {
        String outcome = scene.outcome();
        return outcome != null
                ? "The program has ended: " + outcome.strip() + "."
                : "After " + scene.steps() + (scene.steps() == 1 ? " move" : " moves") + ": who goes on?";
    }

    /// Where somebody is who can go on.
    static String where(Scene.Move move) {
        return move.where().isEmpty() ? "begins" : "at " + move.where() + ": " + move.what();
    }
}
