package dev.heddle.kernel.internal.cells;

import dev.heddle.kernel.internal.cells.Declarations.Pending;
import dev.heddle.kernel.internal.cells.Javac.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which declarations can wait for others that they name, and what is said to who uses one that waits.
final class Waiting {

    // Classes have capital letters: `string` and `function` are words of other languages, and nobody will declare them.
    private static final Pattern NO_CLASS = Pattern.compile("class \\p{Ll}.*");
    private static final Pattern OTHER_OWNER =
            Pattern.compile("location:\\s+(?!class " + ClassFiles.PACKAGE + "\\.Cell[\\d_]+(\\R|$))");
    private static final Pattern SYMBOL = Pattern.compile("symbol:\\s+(.*)");

    private Waiting() {}

    /// Declarations that only lack others may wait for them.
    ///
    /// @return whether something can be left out that was not before
    static boolean letWait(Draft draft, DraftSources sources, List<Finding> errors,
            Map<Unit, Map<String, String>> missing) {
        Map<Unit, Map<String, String>> lacking = new LinkedHashMap<>();
        for (Finding error : errors) {
            Unit unit = declarationOf(draft, sources, error);
            if (unit != null && !draft.originOf(unit).equals(draft.origin())
                    && !error.code().startsWith("compiler.err.cant.resolve")) {
                draft.newNames()
                        .stream()
                        .filter(unit.names()::contains)
                        .forEach(name -> lacking.computeIfAbsent(unit, u -> new LinkedHashMap<>())
                                .put(name, "a `" + name + "` that fits"));
                continue;
            }
            if (unit == null || !error.code().startsWith("compiler.err.cant.resolve")) {
                return false;
            }
            Matcher symbol = SYMBOL.matcher(error.message());
            String what = symbol.find() ? symbol.group(1).strip() : error.message();
            if (NO_CLASS.matcher(what).matches()) {
                return false;
            }
            lacking.computeIfAbsent(unit, u -> new LinkedHashMap<>()).put(simpleName(what), what);
        }
        lacking.forEach((unit, names) -> {
            draft.letWait(unit);
            missing.put(unit, names);
        });
        return !lacking.isEmpty();
    }

    private static String simpleName(String symbol) {
        String name = symbol.replaceAll("\\(.*", "").strip();
        return name.substring(name.lastIndexOf(' ') + 1);
    }

    private static @Nullable Unit declarationOf(Draft draft, DraftSources sources, Finding error) {
        for (CellClass each : sources.classes()) {
            if (each.source().getName().equals(error.file())) {
                int place = each.inCell(error.start());
                return place < 0 ? null : draft.declarationAt(each, place);
            }
        }
        return null;
    }

    /// @param missing what declarations of other cells lack since a moment ago
    static @Nullable CellResult undeclared(Declarations declared, DraftSources sources, List<Finding> errors,
            Map<Unit, Map<String, String>> missing) {
        CellClass own = sources.classes().getFirst();
        return errors.stream()
                .filter(each -> each.file().equals(own.source().getName()))
                .map(each -> undeclared(declared, each, missing))
                .filter(each -> each != null)
                .findFirst()
                .orElse(null);
    }

    /// What is called here was declared, but waits for something itself.
    private static CellResult.@Nullable UsesUndeclared undeclared(Declarations declared, Finding error,
            Map<Unit, Map<String, String>> missing) {
        Matcher symbol = SYMBOL.matcher(error.message());
        boolean member = OTHER_OWNER.matcher(error.message()).find();
        if (!error.code().startsWith("compiler.err.cant.resolve") || member || !symbol.find()) {
            return null;
        }
        String name = simpleName(symbol.group(1).strip());
        Pending pending = declared.pendingNamed(name);
        if (pending != null) {
            return usesUndeclared(pending.unit(), pending.missing());
        }
        return missing.entrySet()
                .stream()
                .filter(each -> Declarations.name(each.getKey()).equals(name))
                .map(each -> usesUndeclared(each.getKey(), each.getValue()))
                .findFirst()
                .orElse(null);
    }

    private static CellResult.UsesUndeclared usesUndeclared(Unit unit, Map<String, String> missing) {
        return new CellResult.UsesUndeclared(describe(unit), List.copyOf(missing.values()));
    }

    static String describe(Unit unit) {
        return (unit instanceof Unit.Method ? "method " : "class ") + Declarations.name(unit);
    }
}
