package dev.heddle.kernel.internal.cells;

import dev.heddle.kernel.internal.cells.Declarations.Field;
import dev.heddle.kernel.internal.cells.Unit.Expression;
import dev.heddle.kernel.internal.cells.Unit.Method;
import dev.heddle.kernel.internal.cells.Unit.Statement;
import dev.heddle.kernel.internal.cells.Unit.TypeDeclaration;
import dev.heddle.kernel.internal.cells.Unit.Variables;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a cell does that its author may not expect: it cannot be seen in the text that something old lives on.
final class Surprises {

    private static final Pattern MAIN =
            Pattern.compile("(\\bstatic\\s+(?:\\w+\\s+)*?)?\\bvoid\\s+main\\s*\\(\\s*(?:final\\s+)?(String[^()]*)?\\)");

    private Surprises() {}

    /// @param draft a cell that has compiled, and is not yet written down
    static List<String> of(Draft draft) {
        List<String> notes = new ArrayList<>();
        Set<String> own = new LinkedHashSet<>();
        for (Unit unit : draft.units()) {
            if (unit instanceof Variables variables) {
                for (Unit.Variable each : variables.variables()) {
                    own.add(each.name());
                    Field before = draft.declared().field(each.name());
                    if (before != null && !draft.keepsItsField(each)) {
                        notes.add("`" + each.name() + "` was " + what(before, draft.type(each))
                                + " and is a new variable now. Code that still runs goes on with the old one.");
                    }
                }
            }
        }
        for (Unit unit : draft.emitted()) {
            if (unit instanceof TypeDeclaration type && draft.declared().live(type) != null) {
                Pattern name = Pattern.compile("\\b" + Pattern.quote(type.name()) + "\\b");
                List<String> holders = draft.declared()
                        .fields()
                        .stream()
                        .filter(each -> name.matcher(each.type()).find() && !own.contains(each.name()))
                        .map(each -> "`" + each.name() + "`")
                        .toList();
                if (!holders.isEmpty()) {
                    notes.add("`" + type.name() + "` is a new class now. What " + String.join(", ", holders)
                            + (holders.size() == 1 ? " holds" : " hold") + " is of the class from before.");
                }
            }
        }
        notes.addAll(main(draft));
        return notes;
    }

    /// A program begins with `main`, a cell does not.
    private static List<String> main(Draft draft) {
        boolean runs = draft.units().stream().anyMatch(each -> each instanceof Statement || each instanceof Expression);
        List<String> notes = new ArrayList<>();
        for (Unit unit : runs ? List.<Unit>of() : draft.emitted()) {
            Matcher main = MAIN.matcher(unit.span().of(draft.origin().cell()));
            boolean declared = unit instanceof Method method
                    ? method.name().equals("main") && main.find()
                    : unit instanceof TypeDeclaration && main.find();
            if (declared) {
                String arguments = main.group(2) == null ? "" : "new String[0]";
                String owner = !(unit instanceof TypeDeclaration type)
                        ? ""
                        : main.group(1) == null ? "new " + type.name() + "()." : type.name() + ".";
                notes.add("`main` is declared, and nothing has called it: write `" + owner + "main(" + arguments
                        + ")` below, or in a cell of its own.");
            }
        }
        return notes;
    }

    private static String what(Field before, @Nullable String typeNow) {
        if (!before.type().equals(typeNow)) {
            return "of type " + before.type();
        }
        return before.keywords().isEmpty() ? "a plain " + before.type() : before.keywords() + before.type();
    }
}
