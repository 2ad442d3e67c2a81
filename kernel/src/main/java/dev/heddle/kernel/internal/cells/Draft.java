package dev.heddle.kernel.internal.cells;

import dev.heddle.kernel.internal.cells.CellClass.Origin;
import dev.heddle.kernel.internal.cells.Declarations.Field;
import dev.heddle.kernel.internal.cells.Declarations.Live;
import dev.heddle.kernel.internal.cells.Unit.Import;
import dev.heddle.kernel.internal.cells.Unit.Method;
import dev.heddle.kernel.internal.cells.Unit.TypeDeclaration;
import dev.heddle.kernel.internal.cells.Unit.Variable;
import dev.heddle.kernel.internal.cells.Unit.Variables;
import dev.heddle.kernel.magic.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A cell on its way to its classes: what is known of it so far. [DraftSources] follow from that.
final class Draft {

    /// A place in the sources whose type the compiler is asked for.
    ///
    /// @param source the name of the source
    /// @param step   the method that holds it
    record Asked(String source, String step) {}

    private final Declarations declared;
    private final List<String> defaultImports;
    private final int number;
    private final Origin origin;
    private final List<Unit> units;
    private final Scope scope;
    private final Changes changes;

    // what the passes have found out
    private final Map<String, String> varTypes = new HashMap<>();
    private final Set<Unit> waiting = new HashSet<>();
    private boolean valueIsVoid;

    Draft(Declarations declared, List<String> defaultImports, int number, Origin origin, List<Unit> units,
            Scope scope) {
        this.declared = declared;
        this.defaultImports = defaultImports;
        this.number = number;
        this.origin = origin;
        this.units = units;
        this.scope = scope;
        this.changes = Changes.of(declared, origin, members(), this::keepsItsField);
    }

    Declarations declared() {
        return declared;
    }

    List<String> defaultImports() {
        return defaultImports;
    }

    List<Unit> units() {
        return units;
    }

    Origin origin() {
        return origin;
    }

    /// @param part 0 for the cell's own class
    String className(int part) {
        return "Cell" + number + (part == 0 ? "" : "_" + part);
    }

    /// The units that others can see; those of a method nobody can.
    private List<Unit> members() {
        return scope == Scope.METHOD ? List.of() : units;
    }

    Scope scope() {
        return scope;
    }

    boolean keepsItsField(Variable variable) {
        if (scope != Scope.NOTEBOOK) {
            return false;
        }
        Field field = declared.field(variable.name());
        return field != null && field.type().equals(type(variable)) && field.keywords().equals(variable.keywords());
    }

    /// The type of a variable; null while the compiler has to find it out.
    @Nullable
    String type(Variable variable) {
        return variable.type() != null ? variable.type() : varTypes.get(variable.name());
    }

    void found(String variable, String type) {
        varTypes.put(variable, type);
    }

    /// Whether what looks like the cell's value is a call that has none.
    boolean isVoid() {
        return valueIsVoid;
    }

    void valueIsVoid() {
        valueIsVoid = true;
    }

    /// Leaves a declaration out: it names something that is not declared.
    void letWait(Unit unit) {
        waiting.add(unit);
    }

    /// The sources, from all that is known so far.
    DraftSources sources() {
        return new DraftSources(this);
    }

    /// The cell's own units that are to be made now.
    List<Unit> emitted() {
        return units.stream()
                .filter(each -> !changes.unchanged().contains(each) && !waiting.contains(each))
                .toList();
    }

    /// The declarations of other cells that are made again now.
    List<Live> again() {
        return changes.again().stream().filter(each -> !waiting.contains(each.unit())).toList();
    }

    /// The keys of all methods that this cell declares or makes again.
    Set<String> methodKeys() {
        Set<String> keys = new HashSet<>();
        units.stream().filter(each -> each instanceof Method).forEach(each -> keys.add(Declarations.key(each)));
        changes.again().forEach(each -> keys.add(Declarations.key(each.unit())));
        return keys;
    }

    /// The names that get a new meaning by this cell, so they are not to be taken from where they lived before.
    Set<String> newNames() {
        Set<String> names = new HashSet<>(newFields());
        emittedUnits().keySet().forEach(each -> names.add(Declarations.name(each)));
        return names;
    }

    /// The names that mean nothing now, because what they stand for waits. Its old form must not be called.
    Set<String> waitingNames() {
        Set<String> names = new HashSet<>();
        waiting.forEach(each -> names.add(Declarations.name(each)));
        declared.live()
                .stream()
                .filter(each -> waiting.stream()
                        .noneMatch(unit -> Declarations.key(unit).equals(Declarations.key(each.unit()))))
                .forEach(each -> names.remove(Declarations.name(each.unit())));
        return names;
    }

    List<String> newFields() {
        List<String> names = new ArrayList<>();
        for (Unit unit : members()) {
            if (unit instanceof Variables variables) {
                variables.variables()
                        .stream()
                        .filter(each -> !keepsItsField(each))
                        .forEach(each -> names.add(each.name()));
            }
        }
        return names;
    }

    /// The declarations that this cell makes, its own and those it makes again, each with the class that holds it.
    Map<Unit, String> emittedUnits() {
        Map<Unit, String> owners = new LinkedHashMap<>();
        emitted().stream()
                .filter(members()::contains)
                .filter(each -> each instanceof Method || each instanceof TypeDeclaration)
                .forEach(each -> owners.put(each, className(0)));
        List<Origin> origins = new ArrayList<>();
        for (Live each : again()) {
            if (!origins.contains(each.origin())) {
                origins.add(each.origin());
            }
            owners.put(each.unit(), className(origins.indexOf(each.origin()) + 1));
        }
        return owners;
    }

    /// Whether other cells can use anything of what this one makes.
    boolean declares() {
        return scope == Scope.NOTEBOOK && declaresSomething();
    }

    private boolean declaresSomething() {
        return !emittedUnits().isEmpty() || units.stream().anyMatch(each -> each instanceof Variables);
    }

    /// Writes down what this cell has declared.
    ///
    /// @param sources those that were compiled
    void commit(DraftSources sources) {
        for (Unit unit : units) {
            if (unit instanceof Import(var span)) {
                String text = span.of(origin.cell()).strip();
                declared.add(text.endsWith(";") ? text : text + ";");
            }
            if (unit instanceof Variables variables) {
                for (Variable each : variables.variables()) {
                    String type = type(each);
                    if (type != null && !keepsItsField(each)) {
                        declared.add(new Field(each.name(), type, each.keywords(), className(0)));
                    }
                }
            }
        }
        sources.overloads().forEach((live, owner) -> declared.add(new Live(live.unit(), live.origin(), owner)));
        emittedUnits().forEach((unit, owner) -> declared.add(new Live(unit, originOf(unit), owner)));
    }

    Origin originOf(Unit unit) {
        return changes.again()
                .stream()
                .filter(each -> each.unit().equals(unit))
                .map(Live::origin)
                .findFirst()
                .orElse(origin);
    }

    /// The declaration that a place in a source belongs to; null if it is a statement's.
    @Nullable
    Unit declarationAt(CellClass place, int inCell) {
        for (Unit unit : emittedUnits().keySet()) {
            if (originOf(unit).equals(place.origin()) && inCell >= unit.span().start() && inCell <= unit.span().end()) {
                return unit;
            }
        }
        return null;
    }
}
