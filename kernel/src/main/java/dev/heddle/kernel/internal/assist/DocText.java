package dev.heddle.kernel.internal.assist;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A documentation comment for people: as Markdown, which plain text is near to.
public final class DocText {

    private static final Pattern PRE = Pattern.compile("(?s)<pre[^>]*>\\s*\\n?(.*?)\\s*</pre>");
    private static final Pattern TABLE = Pattern.compile("(?s)<table[^>]*>(.*?)</table>");
    private static final Pattern CAPTION = Pattern.compile("(?s)<caption[^>]*>(.*?)</caption>");
    private static final Pattern ROW = Pattern.compile("(?s)<tr[^>]*>(.*?)(?=</tr>|<tr\\b|$)");
    private static final Pattern FIELD = Pattern.compile("(?s)<t[hd][^>]*>(.*?)(?=</t[hd]>|<t[hd]\\b|$)");
    private static final Pattern ENTITY = Pattern.compile("&(lt|gt|nbsp|amp|quot|ndash|mdash|le|ge|#\\d+);");
    private static final Pattern MARKDOWN_CODE = Pattern.compile("(?ms)^```.*?^```|`[^`\n]+`");
    private static final Pattern MARKDOWN_LINK =
            Pattern.compile(
                    "(?<![\\w\\]])\\[(\\w[\\w.#]*(?:\\([^()\\]]*\\))?|#\\w+(?:\\([^()\\]]*\\))?)](?![\\[(:\\w])");
    private static final Pattern BLOCK_TAG = Pattern.compile("(?m)^\\s*@(\\w+)\\s*");
    private static final String KEPT = "\uE000"; // marks where code is put back; nobody writes it

    private final List<String> code = new ArrayList<>(); // it is not to be read as HTML

    private DocText() {}

    /// Turns the tags and the HTML of a comment into Markdown.
    ///
    /// @param comment the comment
    /// @return the same in Markdown
    public static String markdown(String comment) {
        return new DocText().convert(comment.replaceAll("(?m)^ ", "").replaceAll("@param\\s+<(\\w+)>", "@param $1"));
    }

    /// The first sentence or paragraph.
    ///
    /// @param markdown the whole
    /// @return its beginning
    public static String summary(String markdown) {
        int end = markdown.indexOf("\n\n");
        return end < 0 ? markdown : markdown.substring(0, end);
    }

    private String convert(String comment) {
        String text = fenced(comment);
        text = inline(text);
        text = PRE.matcher(text).replaceAll(pre -> Matcher.quoteReplacement(keepBlock(plain(pre.group(1)))));
        text = TABLE.matcher(text).replaceAll(table -> Matcher.quoteReplacement(table(table.group(1))));
        text = blocks(text);
        text = tags(text);
        return restore(entities(text).replaceAll("(?m)[ \\t]+$", "").replaceAll("\n{3,}", "\n\n")).strip();
    }

    /// Code and links that are Markdown already.
    private String fenced(String text) {
        String kept = MARKDOWN_CODE.matcher(text).replaceAll(code -> Matcher.quoteReplacement(keep(code.group())));
        return MARKDOWN_LINK.matcher(kept)
                .replaceAll(link -> Matcher.quoteReplacement(keep("`" + label(link.group(1)) + "`")));
    }

    /// The tags in braces, which may hold braces themselves.
    private String inline(String text) {
        StringBuilder result = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int open = text.indexOf("{@", at);
            int close = open < 0 ? -1 : closing(text, open);
            if (close < 0) {
                return result.append(text.substring(at)).toString();
            }
            result.append(text, at, open);
            String inside = text.substring(open + 2, close);
            String name = inside.split("\\s", 2)[0];
            result.append(tag(name, inside.substring(name.length())));
            at = close + 1;
        }
        return result.toString();
    }

    private static int closing(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private String tag(String name, String content) {
        String words = content.strip().replaceAll("\\s+", " ");
        return switch (name) {
            case "code", "systemProperty" -> content.contains("\n") && content.strip().contains("\n ")
                    ? keepBlock(content)
                    : keep("`" + words + "`");
            case "literal" -> keep(words);
            case "snippet" -> snippet(content);
            case "link" -> keep("`" + label(words) + "`");
            case "linkplain" -> label(words);
            case "value" -> words.isEmpty() ? "its value" : keep("`" + label(words) + "`");
            case "return" -> "Returns " + inline(content.strip()) + ".";
            case "inheritDoc", "docRoot" -> "";
            default -> inline(content.strip()); // such as `index`, whose words stand in the sentence
        };
    }

    /// What a link is called: its label, or what it leads to.
    private static String label(String link) {
        String target =
                link.matches("[^(\\s]*\\(.*") ? link.substring(0, link.indexOf(')') + 1) : link.split(" ", 2)[0];
        String label = link.substring(target.length()).strip();
        return label.isEmpty() ? target.replaceFirst("^#", "").replace('#', '.') : label;
    }

    private String snippet(String content) {
        int colon = content.indexOf(':');
        return colon < 0 ? "" : keepBlock(content.substring(colon + 1).replaceAll("(?m)\\s*// @\\w+.*$", ""));
    }

    private static String plain(String html) {
        return entities(html.replaceAll("</?[a-zA-Z][^>]*>", ""));
    }

    private String keepBlock(String content) {
        String block = content.replaceAll("\\A\\s*\\n", "").stripTrailing().stripIndent();
        return "\n\n" + keep("```java\n" + restore(block).replace("`", "") + "\n```") + "\n\n";
    }

    private String keep(String text) {
        code.add(text);
        return KEPT + (code.size() - 1) + KEPT;
    }

    private String restore(String text) {
        return Pattern.compile(KEPT + "(\\d+)" + KEPT)
                .matcher(text)
                .replaceAll(
                        place -> Matcher.quoteReplacement(code.get(Integer.parseInt(place.group(1)))));
    }

    /// Markdown wants a heading for each table, and a line for each row.
    private String table(String content) {
        StringBuilder table = new StringBuilder("\n\n");
        CAPTION.matcher(content).results().forEach(each -> table.append(cell(each)).append("\n\n"));
        boolean first = true;
        for (MatchResult row : ROW.matcher(CAPTION.matcher(content).replaceAll("")).results().toList()) {
            List<String> fields = FIELD.matcher(row.group(1)).results().map(this::cell).toList();
            if (!fields.isEmpty()) {
                table.append(fields.stream().collect(Collectors.joining(" | ", "| ", " |\n")));
                table.append(first ? "|" + "---|".repeat(fields.size()) + "\n" : "");
                first = false;
            }
        }
        return table.append('\n').toString();
    }

    private String cell(MatchResult field) {
        return blocks(field.group(1)).replaceAll("\\s+", " ").strip().replace("|", "\\|");
    }

    private static String blocks(String text) {
        return text.replaceAll("(?s)<!--.*?-->", "")
                .replaceAll("(?s)<a\\b[^>]*>(.*?)</a>", "$1")
                .replaceAll("(?s)<h\\d[^>]*>\\s*(.*?)\\s*</h\\d>", "\n\n**$1**\n\n")
                .replaceAll("\\s*<li\\b[^>]*>\\s*", "\n- ")
                .replaceAll("\\s*<dt\\b[^>]*>\\s*", "\n- ")
                .replaceAll("\\s*<dd\\b[^>]*>\\s*", ": ")
                .replaceAll("</?(?:code|tt|kbd|samp)>", "`")
                .replaceAll("</?(?:i|em|var|cite|dfn)>", "*")
                .replaceAll("</?(?:b|strong)>", "**")
                .replaceAll("<br\\s*/?>", "  \n")
                .replaceAll("\\s*</?(?:p|ul|ol|dl|div|table|blockquote|hr)\\b[^>]*>[ \\t]*\\n?[ \\t]*", "\n\n")
                .replaceAll("</?[a-zA-Z][^>]*>", "");
    }

    /// The tags at the end, each with what belongs to it; those for other authors are left out.
    private static String tags(String text) {
        Matcher tag = BLOCK_TAG.matcher(text);
        if (!tag.find()) {
            return text;
        }
        StringBuilder result = new StringBuilder(text.substring(0, tag.start()).stripTrailing()).append("\n\n");
        do {
            int from = tag.end();
            String name = tag.group(1);
            Matcher next = BLOCK_TAG.matcher(text).region(from, text.length());
            int to = next.find() ? next.start() : text.length();
            result.append(told(name, text.substring(from, to).strip().replaceAll("\\s*\\n\\s*", " ")));
        } while (tag.find());
        return result.toString();
    }

    private static String told(String tag, String content) {
        String[] words = content.split("\\s", 2);
        String rest = words.length < 2 ? "" : " " + words[1].strip();
        return switch (tag) {
            case "param" -> "- **" + words[0] + "**:" + rest + "\n";
            case "throws", "exception" -> "- **throws " + words[0] + "**:" + rest + "\n";
            case "return" -> "- **returns**: " + content + "\n";
            case "deprecated" -> "- **deprecated**: " + content + "\n";
            case "since" -> "- since Java " + content + "\n";
            case "implNote", "implSpec", "apiNote" -> "\n" + content + "\n\n";
            default -> ""; // authors, versions and cross-references
        };
    }

    private static String entities(String text) {
        return ENTITY.matcher(text).replaceAll(entity -> Matcher.quoteReplacement(switch (entity.group(1)) {
            case "lt" -> "<";
            case "gt" -> ">";
            case "nbsp" -> " ";
            case "amp" -> "&";
            case "quot" -> "\"";
            case "ndash" -> "–";
            case "mdash" -> "—";
            case "le" -> "≤";
            case "ge" -> "≥";
            default -> Character.toString(Integer.parseInt(entity.group(1).substring(1)));
        }));
    }
}
