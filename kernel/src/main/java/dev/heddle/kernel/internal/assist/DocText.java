package dev.heddle.kernel.internal.assist;

/// A documentation comment for people: as Markdown, which plain text is near to.
public final class DocText {

    private DocText() {}

    /// Turns the tags and the HTML of a comment into Markdown.
    ///
    /// @param comment the comment
    /// @return the same in Markdown
    public static String markdown(String comment) {
        return comment.replaceAll("(?m)^ ", "")
                .replaceAll("(\\{@(?:link(?:plain)?|value)\\s+[^{}#]*\\w)#", "$1.")
                .replaceAll("(\\{@(?:link(?:plain)?|value)\\s+)#", "$1")
                .replaceAll("\\{@(?:code|literal|index|systemProperty|value|return)\\s+([^{}]*)}", "`$1`")
                .replaceAll("\\{@link(?:plain)?\\s+([^{}]*)}", "`$1`")
                .replaceAll("\\{@\\w+\\s*([^{}]*)}", "$1")
                .replaceAll("(?s)<pre[^>]*>(.*?)</pre>", "\n```\n$1\n```\n")
                .replaceAll("<li>", "- ")
                .replaceAll("</?(?:code|tt)>", "`")
                .replaceAll("</?(?:i|em|var)>", "*")
                .replaceAll("</?(?:p|ul|ol|dl|h\\d|table|tr|blockquote)\\b[^>]*>", "\n")
                .replaceAll("</?[a-zA-Z][^>\n]*>", "")
                .replaceAll("(?m)^\\s*@param\\s+(\\S+)", "- **$1**:")
                .replaceAll("(?m)^\\s*@(?:throws|exception)\\s+(\\S+)", "- **throws $1**:")
                .replaceAll("(?m)^\\s*@return", "- **returns**:")
                .replaceAll("(?m)^\\s*@(\\w+)", "- **$1**:")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&nbsp;", " ")
                .replace("&amp;", "&")
                .replaceAll("\n{3,}", "\n\n")
                .strip();
    }

    /// The first sentence or paragraph.
    ///
    /// @param markdown the whole
    /// @return its beginning
    public static String summary(String markdown) {
        int end = markdown.indexOf("\n\n");
        return end < 0 ? markdown : markdown.substring(0, end);
    }
}
