package dev.heddle.kernel.internal.cells;

import dev.heddle.kernel.internal.cells.CellClass.Origin;
import dev.heddle.kernel.internal.cells.Unit.Method;
import dev.heddle.kernel.internal.cells.Unit.TypeDeclaration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the cells so far have declared, and in which class each declaration lives.
final class Declarations {

    /// A method or type.
    ///
    /// @param unit   what was written
    /// @param origin where
    /// @param owner  the class that holds it
    record Live(Unit unit, Origin origin, String owner) {

        String text() {
            return unit.span().of(origin.cell());
        }
    }

    /// A variable.
    ///
    /// @param keywords its modifiers: `final`, `volatile`, `transient`
    record Field(String name, String type, String keywords, String owner) {

        boolean isFinal() {
            return keywords.contains(Unit.FINAL);
        }
    }

    /// A method or type that names what nobody has declared yet.
    ///
    /// @param missing what it names, such as `method once(int)`, by the simple name
    record Pending(Unit unit, Origin origin, Map<String, String> missing) {

        Pending {
            missing = Collections.unmodifiableMap(new LinkedHashMap<>(missing)); // in the order of the cell
        }
    }

    private final Set<String> imports = new LinkedHashSet<>();
    private final Map<String, Live> methods = new LinkedHashMap<>(); // by signature
    private final Map<String, Live> types = new LinkedHashMap<>();
    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final Set<String> lost = new LinkedHashSet<>();
    private final Map<String, Pending> pending = new LinkedHashMap<>(); // by key

    /// The same, apart from what is declared from now on.
    Declarations copy() {
        Declarations copy = new Declarations();
        copy.imports.addAll(imports);
        copy.methods.putAll(methods);
        copy.types.putAll(types);
        copy.fields.putAll(fields);
        copy.lost.addAll(lost);
        copy.pending.putAll(pending);
        return copy;
    }

    /// What tells a declaration from all others: a method's signature, a type's name.
    static String key(Unit unit) {
        return unit instanceof Method method ? method.signature() : name(unit);
    }

    static String name(Unit unit) {
        return switch (unit) {
            case Method method -> method.name();
            case TypeDeclaration type -> type.name();
            default -> throw new IllegalArgumentException("not a declaration: " + unit);
        };
    }

    /// The line that makes a member of a cell's class known to another.
    static String importLine(String owner, String name) {
        return "import static " + ClassFiles.PACKAGE + "." + owner + "." + name + ";";
    }

    Set<String> imports() {
        return imports;
    }

    void add(String newImport) {
        imports.add(newImport);
    }

    @Nullable
    Field field(String name) {
        return fields.get(name);
    }

    void add(Field field) {
        fields.put(field.name, field);
    }

    /// Their values are gone with their JVM. Methods and classes are not: they can be loaded again. Those that use a variable
    /// have to be made again, or they would read a field that nobody has set.
    void forgetVariables() {
        lost.addAll(fields.keySet());
        fields.clear();
    }

    /// The names of variables that have lost their values, until something is made of that.
    Set<String> lost() {
        return Set.copyOf(lost);
    }

    void forgetLost() {
        lost.clear();
    }

    Collection<Field> fields() {
        return fields.values();
    }

    @Nullable
    Live live(Unit unit) {
        return unit instanceof Method method ? methods.get(method.signature()) : types.get(name(unit));
    }

    Collection<Live> live() {
        List<Live> all = new ArrayList<>(types.values());
        all.addAll(methods.values());
        return all;
    }

    void add(Live declaration) {
        pending.remove(key(declaration.unit));
        (declaration.unit instanceof Method ? methods : types).put(key(declaration.unit), declaration);
    }

    Collection<Pending> pending() {
        return pending.values();
    }

    /// One that waits takes the place of one that works: what is called must be what was written last.
    void add(Pending declaration) {
        pending.put(key(declaration.unit), declaration);
        (declaration.unit instanceof Method ? methods : types).remove(key(declaration.unit));
    }

    @Nullable
    Pending pendingNamed(String name) {
        return pending.values().stream().filter(each -> name(each.unit).equals(name)).findFirst().orElse(null);
    }

    /// The lines that make what lives in other classes known to a class.
    ///
    /// @param used     the names that it mentions
    /// @param declared the names that it declares itself
    List<String> importsFor(Set<String> used, Set<String> declared) {
        Set<String> lines = new LinkedHashSet<>();
        for (String name : used) {
            if (declared.contains(name)) {
                continue;
            }
            for (String owner : owners(name)) {
                lines.add(importLine(owner, name));
            }
        }
        return List.copyOf(lines);
    }

    /// The lines that make all that is declared known to a class.
    List<String> allImports() {
        Set<String> names = new LinkedHashSet<>(fields.keySet());
        live().forEach(each -> names.add(name(each.unit)));
        return importsFor(names, Set.of());
    }

    /// The texts of all methods and types, by the simple name.
    Map<String, List<String>> texts() {
        Map<String, List<String>> texts = new LinkedHashMap<>();
        live().forEach(each -> texts.computeIfAbsent(name(each.unit), n -> new ArrayList<>()).add(each.text()));
        return texts;
    }

    private Set<String> owners(String name) {
        Set<String> owners = new LinkedHashSet<>();
        Field field = fields.get(name);
        if (field != null) {
            owners.add(field.owner);
        }
        Live type = types.get(name);
        if (type != null) {
            owners.add(type.owner);
        }
        for (Live method : methods.values()) {
            if (name(method.unit).equals(name)) {
                owners.add(method.owner);
            }
        }
        return owners;
    }

    /// The declarations that mention one of the names, or mention one that does, and so on.
    ///
    /// @param changed the names that mean something new
    List<Live> dependents(Set<String> changed) {
        Set<String> names = new HashSet<>(changed);
        Set<Live> found = new LinkedHashSet<>();
        boolean grew = true;
        while (grew) {
            grew = false;
            for (Live each : live()) {
                if (!found.contains(each) && each.unit.names().stream().anyMatch(names::contains)) {
                    found.add(each);
                    names.add(name(each.unit));
                    grew = true;
                }
            }
        }
        return List.copyOf(found);
    }
}
