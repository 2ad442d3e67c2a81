package dev.heddle.house;

import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import java.lang.module.ModuleFinder;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/// What holds for the classes of all modules.
final class ArchitectureRules {

    /// Classes beside `Main` that may print or end the JVM, each with the reason.
    private static final Map<String, String> MAY_PRINT = Map.of("dev.heddle.worker.tool.Ask",
            "asks on the cells' own screen, as a cell would", "dev.heddle.worker.tool.Listen",
            "listens to the cells' own screen", "dev.heddle.worker.tool.Repeat", "catches what many runs print",
            "dev.heddle.grader.internal.run.Runner", "ends the JVM that was started for the checks",
            "dev.heddle.grader.internal.run.Deadline", "ends the JVM of a check that hangs");

    private static final String ANNOTATIONS = "org.jspecify.annotations";

    private static final Set<String> JDK_PACKAGES = ModuleFinder.ofSystem()
            .findAll()
            .stream()
            .flatMap(module -> module.descriptor().packages().stream())
            .collect(Collectors.toUnmodifiableSet());

    private ArchitectureRules() {}

    /// The arrows between modules, the libraries of others, and nothing else.
    static ArchRule onlyAllowedArrows(Plan plan) {
        return classes().that()
                .resideInAPackage("dev.heddle..")
                .should(hold("use only what the plan allows their module", (type, events) -> {
                    String module = moduleOf(plan, type).orElse(null);
                    if (module == null) {
                        events.add(violated(type, type.getName() + " belongs to no module of the plan"));
                        return;
                    }
                    type.getDirectDependenciesFromSelf()
                            .stream()
                            .filter(arrow -> !allowed(plan, module, arrow.getTargetClass().getBaseComponentType()))
                            .forEach(arrow -> events.add(violated(arrow, arrow.getDescription())));
                }));
    }

    static ArchRule noCyclesBetweenModules() {
        return slices().matching("dev.heddle.(*)..").should().beFreeOfCycles();
    }

    static ArchRule noCyclesBetweenPackages() {
        return slices().matching("dev.heddle.(**)").should().beFreeOfCycles();
    }

    static ArchRule internalPackagesStayInside(Plan plan) {
        return classes().should(hold("leave the internal packages of other modules alone",
                (type, events) -> type.getDirectDependenciesFromSelf()
                        .stream()
                        .filter(arrow -> isInternal(arrow.getTargetClass().getBaseComponentType()))
                        .filter(arrow -> !moduleOf(plan, arrow.getTargetClass().getBaseComponentType())
                                .equals(moduleOf(plan, type)))
                        .forEach(arrow -> events.add(violated(arrow, arrow.getDescription())))));
    }

    /// Reading `System.out` is forbidden, not putting another stream in its place (`System.setOut`): the worker must.
    static ArchRule onlyMainPrintsOrExits() {
        return classes().that()
                .doNotHaveSimpleName("Main")
                .should(hold("neither print nor end the JVM: that is for main",
                        (type, events) -> type.getAccessesFromSelf()
                                .stream()
                                .filter(ArchitectureRules::printsOrExits)
                                .filter(access -> !MAY_PRINT.containsKey(type.getName()))
                                .forEach(access -> events.add(violated(access, access.getDescription())))));
    }

    static ArchRule everyPackageIsNullMarked() {
        return classes().should(hold("be in a package that is @NullMarked", (type, events) -> {
            if (!type.getPackage().isAnnotatedWith(ANNOTATIONS + ".NullMarked")) {
                events.add(violated(type, type.getPackageName() + " is not @NullMarked (" + type.getName() + ")"));
            }
        }));
    }

    private static boolean allowed(Plan plan, String module, JavaClass target) {
        if (target.isPrimitive() || JDK_PACKAGES.contains(target.getPackageName())
                || inside(ANNOTATIONS, target.getPackageName())) {
            return true;
        }
        Plan.Room room = plan.room(module);
        return moduleOf(plan, target).map(other -> other.equals(module) || room.uses().contains(other))
                .orElseGet(() -> room.libraries()
                        .stream()
                        .anyMatch(library -> inside(libraryPackage(library), target.getPackageName())));
    }

    private static boolean printsOrExits(JavaAccess<?> access) {
        String name = access.getTarget().getName();
        JavaClass owner = access.getTargetOwner();
        if (owner.isEquivalentTo(System.class)) {
            return Set.of("out", "err", "exit").contains(name);
        }
        if (owner.isEquivalentTo(Runtime.class)) {
            return Set.of("exit", "halt").contains(name);
        }
        if (owner.isAssignableTo(Throwable.class) && name.equals("printStackTrace")) {
            return access.getTarget() instanceof CodeUnitAccessTarget method && method.getRawParameterTypes().isEmpty();
        }
        return owner.isEquivalentTo(IO.class);
    }

    private static boolean isInternal(JavaClass type) {
        return type.getPackageName().startsWith("dev.heddle.")
                && Set.of(type.getPackageName().split("\\.")).contains("internal");
    }

    private static Optional<String> moduleOf(Plan plan, JavaClass type) {
        return plan.modules()
                .stream()
                .filter(module -> inside(Plan.packageOf(module), type.getPackageName()))
                .findFirst();
    }

    private static boolean inside(String root, String packageName) {
        return (packageName + ".").startsWith(root + ".");
    }

    private static String libraryPackage(String library) {
        String root = Plan.LIBRARY_PACKAGES.get(library);
        if (root == null) {
            throw new IllegalArgumentException("the plan tells no package of library '" + library + "'");
        }
        return root;
    }

    private static ArchCondition<JavaClass> hold(String rule, BiConsumer<JavaClass, ConditionEvents> check) {
        return new ArchCondition<>(rule) {

            @Override
            public void check(JavaClass type, ConditionEvents events) {
                check.accept(type, events);
            }
        };
    }
}
