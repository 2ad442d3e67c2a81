package dev.heddle.kernel.internal.cells;

import dev.heddle.kernel.internal.cells.CellClass.Origin;
import dev.heddle.kernel.internal.cells.Declarations.Live;
import dev.heddle.kernel.internal.cells.Declarations.Pending;
import dev.heddle.kernel.internal.cells.Unit.Method;
import dev.heddle.kernel.internal.cells.Unit.TypeDeclaration;
import dev.heddle.kernel.internal.cells.Unit.Variable;
import dev.heddle.kernel.internal.cells.Unit.Variables;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// What a cell changes in what is declared already.
///
/// What is declared anew with the same words means the same: objects of a class stay objects of that class when its
/// cell is run again. What uses something that has changed is made again.
///
/// @param unchanged those of the cell's own declarations that stay as they are
/// @param again     declarations of other cells that are to be made again
record Changes(Set<Unit> unchanged, List<Live> again) {

    Changes {
        unchanged = Set.copyOf(unchanged);
        again = List.copyOf(again);
    }

    /// @param keepsItsField which variables go on with the field that they have
    static Changes of(Declarations declared, Origin origin, List<Unit> units, Predicate<Variable> keepsItsField) {
        Set<Unit> same = new LinkedHashSet<>();
        Set<String> changed = new HashSet<>(declared.lost());
        Set<String> keys = new HashSet<>();
        for (Unit unit : units) {
            if (unit instanceof Method || unit instanceof TypeDeclaration) {
                keys.add(Declarations.key(unit));
                Live live = declared.live(unit);
                if (live != null && live.text().equals(unit.span().of(origin.cell()))) {
                    same.add(unit);
                } else {
                    changed.add(Declarations.name(unit));
                }
            }
            if (unit instanceof Variables variables) {
                variables.variables()
                        .stream()
                        .filter(keepsItsField.negate())
                        .forEach(each -> changed.add(each.name()));
            }
        }
        List<Live> again = new ArrayList<>();
        for (Live each : declared.dependents(changed)) {
            same.removeIf(unit -> Declarations.key(unit).equals(Declarations.key(each.unit())));
            if (!keys.contains(Declarations.key(each.unit()))) {
                again.add(each);
            }
        }
        again.addAll(freed(declared, units, keys));
        return new Changes(same, again);
    }

    /// The declarations that have waited for something that this cell may bring, or for one of those, and so on.
    private static List<Live> freed(Declarations declared, List<Unit> units, Set<String> keys) {
        boolean imports = units.stream().anyMatch(each -> each instanceof Unit.Import);
        Set<String> names = new HashSet<>();
        units.forEach(each -> names.addAll(namesOf(each)));
        Set<Pending> freed = new LinkedHashSet<>();
        boolean grew = true;
        while (grew) {
            grew = false;
            for (Pending each : declared.pending()) {
                if (!keys.contains(Declarations.key(each.unit()))
                        && (imports || each.missing().keySet().stream().anyMatch(names::contains)) && freed.add(each)) {
                    names.add(Declarations.name(each.unit()));
                    grew = true;
                }
            }
        }
        return freed.stream().map(each -> new Live(each.unit(), each.origin(), "")).toList();
    }

    private static List<String> namesOf(Unit unit) {
        return switch (unit) {
            case Variables variables -> variables.variables().stream().map(Variable::name).toList();
            case Method method -> List.of(method.name());
            case TypeDeclaration type -> List.of(type.name());
            case Unit.Import _,Unit.Statement _,Unit.Expression _ -> List.of();
        };
    }
}
