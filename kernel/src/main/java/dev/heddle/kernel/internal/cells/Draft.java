package dev.heddle.kernel.internal.cells;

import dev.heddle.kernel.internal.cells.CellClass.Origin;
import dev.heddle.kernel.internal.cells.Declarations.Field;
import dev.heddle.kernel.internal.cells.Declarations.Live;
import dev.heddle.kernel.internal.cells.Unit.Expression;
import dev.heddle.kernel.internal.cells.Unit.Import;
import dev.heddle.kernel.internal.cells.Unit.Method;
import dev.heddle.kernel.internal.cells.Unit.Statement;
import dev.heddle.kernel.internal.cells.Unit.TypeDeclaration;
import dev.heddle.kernel.internal.cells.Unit.Variable;
import dev.heddle.kernel.internal.cells.Unit.Variables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A cell on its way to its classes: what is known of it so far, and the sources that follow from that.
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
    private final List<Unit> unchanged = new ArrayList<>();
    private final Map<String, String> varTypes = new HashMap<>();
    private final Set<Unit> waiting = new HashSet<>();
    private final List<Live> again = new ArrayList<>(); // declarations of other cells, made again
    private boolean valueIsVoid;

    // what the last call of sources() has made
    private final List<CellClass> classes = new ArrayList<>();
    private final Map<Live, String> overloads = new LinkedHashMap<>(); // those of other cells, with their new classes
    private final Map<Asked, String> askedVars = new LinkedHashMap<>();
    private @Nullable Asked askedValue;

    Draft(Declarations declared, List<String> defaultImports, int number, Origin origin, List<Unit> units) {
        this.declared = declared;
        this.defaultImports = defaultImports;
        this.number = number;
        this.origin = origin;
        this.units = units;
        findChanges();
    }

    /// What is declared anew with the same words means the same: objects of a class stay objects of that class when its
    /// cell is run again. What uses something that has changed is made again.
    private void findChanges() {
        Set<String> changed = new HashSet<>();
        for (Unit unit : units) {
            if (unit instanceof Method || unit instanceof TypeDeclaration) {
                Live live = declared.live(unit);
                if (live != null && live.text().equals(unit.span().of(origin.cell()))) {
                    unchanged.add(unit);
                } else {
                    changed.add(Declarations.name(unit));
                }
            }
            if (unit instanceof Variables variables) {
                variables.variables()
                        .stream()
                        .filter(each -> !keepsItsField(each))
                        .forEach(
                                each -> changed.add(each.name()));
            }
        }
        Set<String> keys = new HashSet<>();
        units.stream()
                .filter(each -> each instanceof Method || each instanceof TypeDeclaration)
                .forEach(each -> keys.add(Declarations.key(each)));
        for (Live each : declared.dependents(changed)) {
            unchanged.removeIf(unit -> Declarations.key(unit).equals(Declarations.key(each.unit())));
            if (!keys.contains(Declarations.key(each.unit()))) {
                again.add(each);
            }
        }
        for (Declarations.Pending each : declared.pending()) {
            if (!keys.contains(Declarations.key(each.unit())) && mayHelp(each)) {
                again.add(new Live(each.unit(), each.origin(), ""));
            }
        }
    }

    /// Whether this cell declares, or may import, something that the declaration waits for.
    private boolean mayHelp(Declarations.Pending waiting) {
        return units.stream().anyMatch(unit -> switch (unit) {
            case Import i -> true;
            case Variables variables -> variables.variables()
                    .stream()
                    .anyMatch(each -> waiting.missing().containsKey(each.name()));
            case Method method -> waiting.missing().containsKey(method.name());
            case TypeDeclaration type -> waiting.missing().containsKey(type.name());
            case Statement statement -> false;
            case Expression expression -> false;
        });
    }

    private boolean keepsItsField(Variable variable) {
        Field field = declared.field(variable.name());
        return field != null && field.type().equals(type(variable));
    }

    private @Nullable String type(Variable variable) {
        return variable.type() != null ? variable.type() : varTypes.get(variable.name());
    }

    List<Unit> units() {
        return units;
    }

    Origin origin() {
        return origin;
    }

    boolean isWaiting(Unit unit) {
        return waiting.contains(unit);
    }

    /// Leaves a declaration out: it names something that is not declared.
    void letWait(Unit unit) {
        waiting.add(unit);
    }

    void found(Asked asked, String type) {
        String variable = askedVars.get(asked);
        if (variable != null) {
            varTypes.put(variable, type);
        }
    }

    void valueIsVoid() {
        valueIsVoid = true;
    }

    Set<Asked> askedVars() {
        return Set.copyOf(askedVars.keySet());
    }

    @Nullable
    Asked askedValue() {
        return askedValue;
    }

    List<CellClass> classes() {
        return List.copyOf(classes);
    }

    /// The sources, from all that is known so far. The first is the cell's own.
    List<SourceText> sources() {
        classes.clear();
        overloads.clear();
        askedVars.clear();
        askedValue = null;
        classes.add(cellClass());
        Map<Origin, List<Unit>> byOrigin = new LinkedHashMap<>();
        for (Live each : again) {
            if (!waiting.contains(each.unit())) {
                byOrigin.computeIfAbsent(each.origin(), o -> new ArrayList<>()).add(each.unit());
            }
        }
        int count = 0;
        for (Map.Entry<Origin, List<Unit>> each : byOrigin.entrySet()) {
            CellClass result = newClass("Cell" + number + "_" + ++count, each.getKey(), each.getValue());
            each.getValue().forEach(unit -> addDeclaration(result, unit));
            addOverloads(result, each.getValue());
            classes.add(result);
        }
        return classes.stream().map(CellClass::source).toList();
    }

    private CellClass cellClass() {
        List<Unit> emitted = units.stream()
                .filter(each -> !unchanged.contains(each) && !waiting.contains(each))
                .toList();
        CellClass result = newClass("Cell" + number, origin, emitted);
        for (Unit unit : emitted) {
            switch (unit) {
                case Import i -> {
                }
                case Method m -> addDeclaration(result, m);
                case TypeDeclaration t -> addDeclaration(result, t);
                case Statement statement -> result.add(statement);
                case Variables variables -> variables.variables().forEach(each -> add(result, variables, each));
                case Expression expression -> {
                    boolean shown = unit.equals(units.getLast());
                    result.add(expression, valueIsVoid && shown, shown);
                    if (shown && !valueIsVoid) {
                        askedValue = new Asked(result.source().getName(), result.lastStep());
                    }
                }
            }
        }
        addOverloads(result, emitted);
        return result;
    }

    private void add(CellClass result, Variables owner, Variable variable) {
        String type = type(variable);
        result.add(owner, variable, type, !keepsItsField(variable));
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
        units.stream().filter(each -> each instanceof Method).forEach(each -> keys.add(Declarations.key(each)));
        again.forEach(each -> keys.add(Declarations.key(each.unit())));
        for (Live each : declared.live()) {
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
                    if (keepsItsField(each)) {
                        used.add(each.name());
                    } else {
                        own.add(each.name());
                    }
                }
            }
        }
        List<String> imports = new ArrayList<>(defaultImports);
        imports.addAll(declared.imports());
        imports.addAll(declared.importsFor(used, newNames(own)));
        importsOfThisCell(name, used, own).forEach(imports::add);
        return new CellClass(name, from, imports, from.equals(origin) ? content : List.of());
    }

    /// A name that this cell gives a new meaning is not to be taken from where it lived before.
    private Set<String> newNames(Set<String> own) {
        Set<String> names = new HashSet<>(own);
        emittedUnits().forEach((unit, owner) -> names.add(Declarations.name(unit)));
        for (Unit unit : units) {
            if (unit instanceof Variables variables) {
                variables.variables()
                        .stream()
                        .filter(each -> !keepsItsField(each))
                        .forEach(
                                each -> names.add(each.name()));
            }
        }
        return names;
    }

    /// The classes of one cell know each other's members by imports, too.
    private List<String> importsOfThisCell(String self, Set<String> used, Set<String> own) {
        List<String> lines = new ArrayList<>();
        emittedUnits().forEach((unit, owner) -> {
            String name = Declarations.name(unit);
            if (!owner.equals(self) && used.contains(name) && !own.contains(name)) {
                lines.add("import static " + ClassFiles.PACKAGE + "." + owner + "." + name + ";");
            }
        });
        String cell = "Cell" + number;
        if (!self.equals(cell)) {
            for (Unit unit : units) {
                if (unit instanceof Variables variables) {
                    variables.variables()
                            .stream()
                            .filter(each -> !keepsItsField(each) && used.contains(each.name()))
                            .forEach(each -> lines.add("import static " + ClassFiles.PACKAGE + "." + cell + "."
                                    + each.name() + ";"));
                }
            }
        }
        return lines.stream().distinct().toList();
    }

    /// The declarations that this cell makes, its own and those it makes again, each with the class that holds it.
    Map<Unit, String> emittedUnits() {
        Map<Unit, String> owners = new LinkedHashMap<>();
        for (Unit unit : units) {
            if ((unit instanceof Method || unit instanceof TypeDeclaration) && !unchanged.contains(unit)
                    && !waiting.contains(unit)) {
                owners.put(unit, "Cell" + number);
            }
        }
        List<Origin> origins = new ArrayList<>();
        for (Live each : again) {
            if (!waiting.contains(each.unit())) {
                if (!origins.contains(each.origin())) {
                    origins.add(each.origin());
                }
                owners.put(each.unit(), "Cell" + number + "_" + (origins.indexOf(each.origin()) + 1));
            }
        }
        return owners;
    }

    /// Whether other cells can use anything of what this one makes.
    boolean declares() {
        return !emittedUnits().isEmpty() || units.stream().anyMatch(each -> each instanceof Variables);
    }

    /// Writes down what this cell has declared.
    void commit() {
        for (Unit unit : units) {
            if (unit instanceof Import(var span)) {
                String text = span.of(origin.cell()).strip();
                declared.add(text.endsWith(";") ? text : text + ";");
            }
            if (unit instanceof Variables variables) {
                for (Variable each : variables.variables()) {
                    String type = type(each);
                    if (type != null && !keepsItsField(each)) {
                        declared.add(new Field(each.name(), type, "Cell" + number));
                    }
                }
            }
        }
        overloads.forEach((live, owner) -> declared.add(new Live(live.unit(), live.origin(), owner)));
        Map<Unit, Origin> origins = new HashMap<>();
        again.forEach(each -> origins.put(each.unit(), each.origin()));
        emittedUnits().forEach((unit, owner) -> declared.add(new Live(unit, origins.getOrDefault(unit, origin),
                owner)));
    }

    Origin originOf(Unit unit) {
        return again.stream().filter(each -> each.unit().equals(unit)).map(Live::origin).findFirst().orElse(origin);
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
