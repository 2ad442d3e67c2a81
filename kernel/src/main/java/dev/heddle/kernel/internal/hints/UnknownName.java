package dev.heddle.kernel.internal.hints;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the author of an unknown name may have meant: one that is spelled nearly the same, or a class that needs an
/// import.
final class UnknownName {

    private static final Pattern SYMBOL = Pattern.compile("symbol:\\s+(variable|method|class) (\\w+)");
    private static final Pattern OWNER =
            Pattern.compile("location:\\s+(?:class|interface|variable \\w+ of type) ([\\w.]+)");
    private static final Pattern PACKAGE = Pattern.compile("package (\\w+) does not exist");

    private UnknownName() {}

    static @Nullable String hint(Mistake mistake) {
        Matcher missing = PACKAGE.matcher(mistake.message());
        if (mistake.code().equals("compiler.err.doesnt.exist") && missing.find()) {
            String why = mistake.names().absent(missing.group(1));
            return why != null
                    ? why
                    : ofType(mistake, missing.group(1), Set.of());
        }
        Matcher symbol = SYMBOL.matcher(mistake.message());
        if (!mistake.code().startsWith("compiler.err.cant.resolve") || !symbol.find()) {
            return null;
        }
        String name = symbol.group(2);
        Matcher owner = OWNER.matcher(mistake.message());
        if (owner.find()) {
            return ofMember(mistake, name, owner.group(1));
        }
        String why = mistake.names().absent(name);
        return why != null ? why : switch (symbol.group(1)) {
            case "class" -> ofType(mistake, name, Set.of());
            case "method" -> meant(Nearest.to(name, mistake.names().methods()), "()");
            default -> ofVariable(mistake, name);
        };
    }

    private static @Nullable String ofVariable(Mistake mistake, String name) {
        Matcher pattern = Pattern.compile("([\\w.]+)\\s+instanceof\\s+([\\w.<>?, \\[\\]]+?)\\s+" + name + "\\b")
                .matcher(mistake.cell().substring(0, mistake.start()));
        if (pattern.find()) {
            return "The `" + name + "` of an `instanceof` ends with its statement in a cell. Declare it: `var " + name
                    + " = (" + pattern.group(2) + ") " + pattern.group(1) + ";`.";
        }
        String near = ofType(mistake, name, mistake.names().variables());
        boolean assigned = mistake.line().stripLeading().matches(name + "\\s*=[^=].*")
                && mistake.rest().stripTrailing().equals(mistake.line().strip());
        return near == null && assigned
                ? "A new variable needs a type, or `var`: `var " + name + " = …;`."
                : near;
    }

    private static @Nullable String ofMember(Mistake mistake, String name, String owner) {
        Set<String> members = mistake.names().membersOf(owner);
        return meant(Nearest.to(name, members), "");
    }

    private static @Nullable String ofType(Mistake mistake, String name, Set<String> others) {
        List<String> importable = mistake.names().importable(name);
        if (!importable.isEmpty() && Character.isUpperCase(name.charAt(0))) {
            String line = "`import " + importable.getFirst() + ";`";
            return importable.size() == 1
                    ? "Put " + line + " at the top of the cell."
                    : "If you mean that class, put " + line + " at the top of the cell.";
        }
        Set<String> known = new HashSet<>(others);
        known.addAll(mistake.names().types());
        return meant(Nearest.to(name, known), "");
    }

    private static @Nullable String meant(@Nullable String name, String behind) {
        return name == null ? null : "Did you mean `" + name + behind + "`?";
    }
}
