package dev.heddle.worker.display;

/// Text that a front end does not show as it stands.
final class Markup {

    private static final int MOST_PLAIN_CHARS = 2_000;

    private Markup() {}

    static MimeBundle of(String type, String content) {
        return MimeBundle.EMPTY.with(type, content).with(MimeBundle.TEXT, Cut.text(content, MOST_PLAIN_CHARS));
    }

    static MimeBundle latex(String formula) {
        boolean marked = formula.contains("$") || formula.contains("\\(") || formula.contains("\\[")
                || formula.contains("\\begin");
        return of("text/latex", marked ? formula : "$" + formula + "$");
    }

    /// Text as HTML shows it.
    static String escape(String text) {
        StringBuilder result = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> result.append("&amp;");
                case '<' -> result.append("&lt;");
                case '>' -> result.append("&gt;");
                case '"' -> result.append("&quot;");
                case '\'' -> result.append("&#39;");
                case '$' -> result.append("<span>$</span>"); // a pair of them would be read as a formula
                default -> result.append(c);
            }
        }
        return result.toString();
    }
}
