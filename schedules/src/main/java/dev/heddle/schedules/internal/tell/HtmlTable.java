package dev.heddle.schedules.internal.tell;

import java.util.Locale;

/// A tale for a notebook or a report. Colours come from the page, so that it can be read on light and dark.
public final class HtmlTable {

    /// A page's own style sheet is not to move the columns.
    private static final String TABLE = "<table style=\"border-collapse:collapse;color:inherit\">";
    private static final String CELL = " style=\"text-align:left;padding:2px 12px";

    private HtmlTable() {}

    /// Plain words, then a column for each thread.
    public static String of(Tale tale, Locale language) {
        var html = new StringBuilder("<div class=\"schedules\">");
        tale.headline().forEach(saying -> html.append("<p>").append(escape(saying.in(language))).append("</p>"));
        if (tale.left() > 0) {
            html.append("<p>").append(escape(Phrase.AND_MORE.in(language, tale.left()))).append("</p>");
        }
        if (!tale.rows().isEmpty()) {
            html.append(TABLE).append("<thead><tr>");
            cell(html, "th", "", escape(Phrase.LINE.in(language)));
            tale.threads().forEach(name -> cell(html, "th", "", escape(name)));
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

    /// Where the thread is switched there is a line above.
    private static void row(StringBuilder html, Tale tale, Row row, Locale language) {
        String line = row.switched() ? ";border-top:2px solid currentColor" : "";
        html.append(row.switched() ? "<tr title=\"" + escape(Phrase.SWITCH.in(language)) + "\">" : "<tr>");
        cell(html, "td", line, "<code>" + escape(row.where()) + "</code>");
        for (int column = 0; column < tale.threads().size(); column++) {
            cell(html, "td", line, column == row.column() ? escape(row.what().in(language)) : "");
        }
        html.append("</tr>");
    }

    private static void cell(StringBuilder html, String tag, String style, String text) {
        html.append('<').append(tag).append(CELL).append(style).append("\">").append(text);
        html.append("</").append(tag).append('>');
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
