package dev.heddle.kernel.internal.cells;

import dev.heddle.kernel.internal.cells.Unit.Method;
import dev.heddle.kernel.internal.cells.Unit.TypeDeclaration;
import dev.heddle.kernel.internal.cells.Unit.Variables;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Names that mean nothing now, though the notebook has seen them declared: by a cell that does not compile, or in a JVM
/// that has ended.
final class Absences {

    private static final Pattern TYPE =
            Pattern.compile("\\b(?:class|record|enum|interface)\\s+([\\p{L}_$][\\w\\p{L}$]*)");
    private static final Pattern MEMBER = Pattern.compile("(?m)^(?:(?:final|static|public|private|volatile)\\s+)*+"
            + "(?!(?:return|throw|else|new|package|import|class|record|enum|interface)\\b)"
            + "[\\p{L}_$][\\w\\p{L}$.]*(?:<[^()=;]*>)?(?:\\[])*\\s+([\\p{L}_$][\\w\\p{L}$]*)\\s*[=;(]");

    private final Map<String, String> declaredIn = new HashMap<>(); // variables, with the labels of their cells
    private final Map<String, String> failedIn = new HashMap<>();
    private final Map<String, String> lostFrom = new HashMap<>();

    /// A cell is declared.
    void declared(Draft draft) {
        for (Unit unit : draft.units()) {
            switch (unit) {
                case Variables variables -> variables.variables().forEach(each -> {
                    declaredIn.put(each.name(), draft.origin().label());
                    isThere(each.name());
                });
                case Method method -> isThere(method.name());
                case TypeDeclaration type -> isThere(type.name());
                case Unit.Import _,Unit.Statement _,Unit.Expression _ -> {
                    // they declare nothing
                }
            }
        }
    }

    private void isThere(String name) {
        failedIn.remove(name);
        lostFrom.remove(name);
    }

    /// A cell does not compile.
    void failed(String label, String cell) {
        for (Pattern each : new Pattern[]{TYPE, MEMBER}) {
            Matcher name = each.matcher(cell);
            while (name.find()) {
                failedIn.put(name.group(1), label);
            }
        }
    }

    /// The values of variables are gone.
    void lost(Collection<String> variables) {
        variables.forEach(each -> lostFrom.put(each, declaredIn.getOrDefault(each, "the cell that declares it")));
    }

    /// Why a name means nothing, and what to do; null if it was never seen.
    ///
    /// @param label the cell that uses it
    @Nullable
    String why(String name, String label) {
        String lost = lostFrom.get(name);
        if (lost != null) {
            return "`" + name + "` was lost when the JVM of the cells was started anew: run " + lost + " again.";
        }
        String failed = failedIn.get(name);
        return failed == null || failed.equals(label)
                ? null
                : "`" + name + "` is declared in " + failed
                        + ", which did not compile: mend that cell, and run it first.";
    }
}
