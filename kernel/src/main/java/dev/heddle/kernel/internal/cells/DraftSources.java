package dev.heddle.kernel.internal.cells;

import dev.heddle.kernel.internal.cells.CellClass.Origin;
import dev.heddle.kernel.internal.cells.Declarations.Live;
import dev.heddle.kernel.internal.cells.Draft.Asked;
import dev.heddle.kernel.internal.cells.Unit.Expression;
import dev.heddle.kernel.internal.cells.Unit.Import;
import dev.heddle.kernel.internal.cells.Unit.Method;
import dev.heddle.kernel.internal.cells.Unit.Statement;
import dev.heddle.kernel.internal.cells.Unit.TypeDeclaration;
import dev.heddle.kernel.internal.cells.Unit.Variable;
import dev.heddle.kernel.internal.cells.Unit.Variables;
import dev.heddle.kernel.magic.Scope;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The sources that follow from what is known of a cell at one moment: its own class, and one for each cell of which it
/// makes something again.
final class DraftSources {

    private final Draft draft;
    private final List<CellClass> classes = new ArrayList<>();
    private final Map<Live, String> overloads = new LinkedHashMap<>();
    private final Map<Asked, String> askedVars = new LinkedHashMap<>();
    private @Nullable Asked askedValue;

    DraftSources(Draft draft) {
        this.draft = draft;
        classes.add(cellClass());
        Map<Origin, List<Unit>> byOrigin = new LinkedHashMap<>();
        draft.again()
                .forEach(each -> byOrigin.computeIfAbsent(each.origin(), o -> new ArrayList<>()).add(each.unit()));
        byOrigin.forEach((origin, units) -> {
            CellClass result = newClass(draft.className(classes.size()), origin, units);
            units.forEach(unit -> addDeclaration(result, unit));
            addOverloads(result, units);
            classes.add(result);
        });
    }

    /// The classes; the first is the cell's own.
    List<CellClass> classes() {
        return List.copyOf(classes);
    }

    /// Methods of other cells that one of these classes had to repeat, each with that class.
    Map<Live, String> overloads() {
        return Map.copyOf(overloads);
    }

    /// The variables that have their one value for good, each as `Cell1.name`.
    Set<String> finals() {
        Set<String> finals = new HashSet<>();
        draft.declared()
                .fields()
                .stream()
                .filter(each -> each.isFinal())
                .forEach(
                        each -> finals.add(each.owner() + "." + each.name()));
        for (Unit unit : draft.units()) {
            if (unit instanceof Variables variables) {
                variables.variables()
                        .stream()
                        .filter(each -> each.keywords().contains(Unit.FINAL))
                        .forEach(each -> finals.add(draft.className(0) + "." + each.name()));
            }
        }
        return finals;
    }

    /// The variables whose types are not known yet, by where the compiler will know them.
    Map<Asked, String> askedVars() {
        return Map.copyOf(askedVars);
    }

    /// Where the value is that the cell shows; null if it shows none.
    @Nullable
    Asked askedValue() {
        return askedValue;
    }

    private CellClass cellClass() {
        List<Unit> emitted = draft.emitted();
        CellClass result = newClass(draft.className(0), draft.origin(), emitted);
        if (draft.scope() == Scope.METHOD) {
            addMethod(result, emitted);
            return result;
        }
        for (Unit unit : emitted) {
            switch (unit) {
                case Import _ -> {
                    // newClass has written it
                }
                case Method method -> result.add(method);
                case TypeDeclaration type -> result.add(type);
                case Statement statement -> result.add(statement);
                case Variables variables -> variables.variables().forEach(each -> add(result, variables, each));
                case Expression expression -> add(result, expression);
            }
        }
        addOverloads(result, emitted);
        return result;
    }

    /// All of it in one method.
    private void addMethod(CellClass result, List<Unit> emitted) {
        result.beginMethod();
        boolean hasValue = false;
        for (Unit unit : emitted) {
            hasValue = unit instanceof Expression && unit.equals(draft.units().getLast()) && !draft.isVoid();
            switch (unit) {
                case Import _ -> {
                    // newClass has written it
                }
                case TypeDeclaration type -> result.addToMethod(type);
                case Statement statement -> result.addToMethod(statement.span(), "", statement.closed());
                case Expression expression ->
                    result.addToMethod(expression.span(), hasValue ? "return " : "", /* closed= */ false);
                case Variables variables -> result.addToMethod(variables.span(), "", /* closed= */ false);
                case Method _ -> throw new IllegalArgumentException("a method cannot stand in another");
            }
        }
        result.endMethod(hasValue);
        if (hasValue) {
            askedValue = new Asked(result.source().getName(), result.lastStep());
        }
    }

    private void add(CellClass result, Expression expression) {
        boolean shown = expression.equals(draft.units().getLast());
        result.add(expression, draft.isVoid() && shown, shown);
        if (shown && !draft.isVoid()) {
            askedValue = new Asked(result.source().getName(), result.lastStep());
        }
    }

    private void add(CellClass result, Variables owner, Variable variable) {
        String type = draft.type(variable);
        result.add(owner, variable, type, !draft.keepsItsField(variable));
        if (type == null) {
            askedVars.put(new Asked(result.source().getName(), result.lastStep()), variable.name());
        }
    }

    private static void addDeclaration(CellClass result, Unit unit) {
        switch (unit) {
            case Method method -> result.add(method);
            case TypeDeclaration type -> result.add(type);
            default -> throw new IllegalArgumentException("not a declaration: " + unit);
        }
    }

    private void addOverloads(CellClass result, List<Unit> emitted) {
        Set<String> names = new HashSet<>();
        Set<String> keys = new HashSet<>();
        emitted.stream().filter(each -> each instanceof Method).forEach(each -> {
            names.add(Declarations.name(each));
            keys.add(Declarations.key(each));
        });
        keys.addAll(draft.methodKeys());
        for (Live each : draft.declared().live()) {
            if (each.unit() instanceof Method method && names.contains(method.name())
                    && !keys.contains(method.signature())) {
                result.addForeign(method, each.origin());
                overloads.put(each, result.name());
            }
        }
    }

    private CellClass newClass(String name, Origin from, List<Unit> content) {
        Set<String> used = new HashSet<>();
        Set<String> own = new HashSet<>();
        for (Unit unit : content) {
            used.addAll(unit.names());
            if (unit instanceof Method || unit instanceof TypeDeclaration) {
                own.add(Declarations.name(unit));
            }
            if (unit instanceof Variables variables) {
                for (Variable each : variables.variables()) {
                    (draft.keepsItsField(each) ? used : own).add(each.name());
                }
            }
        }
        Set<String> newNames = new HashSet<>(own);
        newNames.addAll(draft.waitingNames());
        newNames.addAll(draft.newNames());
        List<String> imports = new ArrayList<>(draft.defaultImports());
        imports.addAll(draft.declared().imports());
        imports.addAll(draft.declared().importsFor(used, newNames));
        imports.addAll(importsOfThisCell(name, used, own));
        return new CellClass(name, from, imports, from.equals(draft.origin()) ? content : List.of());
    }

    /// The classes of one cell know each other's members by imports, too.
    private List<String> importsOfThisCell(String self, Set<String> used, Set<String> own) {
        List<String> lines = new ArrayList<>();
        draft.emittedUnits().forEach((unit, owner) -> {
            String name = Declarations.name(unit);
            if (!owner.equals(self) && used.contains(name) && !own.contains(name)) {
                lines.add(Declarations.importLine(owner, name));
            }
        });
        String cell = draft.className(0);
        if (!self.equals(cell)) {
            draft.newFields()
                    .stream()
                    .filter(used::contains)
                    .forEach(name -> lines.add(Declarations.importLine(cell, name)));
        }
        return lines.stream().distinct().toList();
    }
}
