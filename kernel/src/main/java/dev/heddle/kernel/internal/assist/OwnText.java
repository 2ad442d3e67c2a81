package dev.heddle.kernel.internal.assist;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A declaration as its author wrote it.
///
/// @param doc  the comment before it, without what marks it as one
/// @param line the first line of the declaration itself
record OwnText(String doc, String line) {

    private static final Pattern COMMENT =
            Pattern.compile(
                    "\\A\\s*(///[^\\n]*\\n|/\\*\\*(?:[^*]|\\*(?!/))*+\\*/|//[^\\n]*\\n|/\\*(?:[^*]|\\*(?!/))*+\\*/)");

    static OwnText of(String text) {
        StringBuilder doc = new StringBuilder();
        String rest = text;
        for (Matcher comment = COMMENT.matcher(rest); comment.find(); comment = COMMENT.matcher(rest)) {
            String all = comment.group(1);
            if (all.startsWith("///")) {
                doc.append(all.substring(3).strip()).append('\n');
            } else if (all.startsWith("/**")) {
                doc.append(all.substring(3, all.length() - 2).replaceAll("(?m)^\\s*\\*? ?", "").strip()).append('\n');
            }
            rest = rest.substring(comment.end());
        }
        return new OwnText(doc.toString().strip(), rest.strip().lines().findFirst().orElse("").strip());
    }

    /// Overloads have one name; the names of their parameters' types tell them apart.
    boolean fits(Candidate candidate) {
        return candidate.erased()
                .stream()
                .allMatch(type -> line.contains(type.replace("[]", "")) || type.equals("Object"))
                && (candidate.kind() != Candidate.Kind.METHOD
                        || parameters(line).chars().filter(c -> c == ',').count() == Math.max(0,
                                candidate.erased().size() - 1));
    }

    /// What stands in the first parentheses behind a name, without type arguments. Annotations have some, too.
    private static String parameters(String line) {
        String plain = line.replaceAll("@\\w+\\([^()]*\\)", "").replaceAll("<[^()]*?>", "");
        int open = plain.indexOf('(');
        int close = plain.indexOf(')', open);
        return open < 0 || close < 0 ? plain : plain.substring(open, close);
    }
}
