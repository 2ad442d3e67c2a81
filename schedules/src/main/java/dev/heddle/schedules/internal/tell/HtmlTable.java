package dev.heddle.schedules.internal.tell;

import java.util.Locale;

/// A tale for a notebook or a report. Colours come from the page, so that it can be read on light and dark.
public final class HtmlTable {

    private HtmlTable() {}

    /// Plain words, then a column for each thread.
    public static String of(Tale tale, Locale language) {
        var html = new StringBuilder("<div class=\"schedules\">");
        tale.headline().forEach(saying -> html.append("<p>").append(escape(saying.in(language))).append("</p>"));
        if (!tale.rows().isEmpty()) {
            html.append("<table><thead><tr><th>").append(escape(Phrase.LINE.in(language))).append("</th>");
            tale.threads().forEach(name -> html.append("<th>").append(escape(name)).append("</th>"));
            html.append("</tr></thead><tbody>");
            tale.rows().forEach(row -> row(html, tale, row, language));
            html.append("</tbody></table>");
        }
        if (!tale.schedule().isEmpty()) {
            html.append("<p><code>")
                    .append(escape(Phrase.SCHEDULE.in(language, tale.schedule())))
                    .append("</code></p>");
        }
        return html.append("</div>").toString();
    }

    private static void row(StringBuilder html, Tale tale, Row row, Locale language) {
        html.append(row.switched()
                ? "<tr style=\"border-top:2px solid currentColor\" title=\"" + escape(Phrase.SWITCH.in(language))
                        + "\">"
                : "<tr>");
        html.append("<td><code>").append(escape(row.where())).append("</code></td>");
        for (int column = 0; column < tale.threads().size(); column++) {
            html.append("<td>").append(column == row.column() ? escape(row.what().in(language)) : "").append("</td>");
        }
        html.append("</tr>");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
