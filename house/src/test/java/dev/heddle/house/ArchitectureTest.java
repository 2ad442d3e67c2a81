package dev.heddle.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The modules keep to the plan. That each rule can fail is shown by [RulesCanFailTest].
final class ArchitectureTest {

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.heddle");

    private final Repository repository = Repository.here();

    @Test
    void classes_of_every_module_are_looked_at() {
        List<String> empty = Plan.OF_THE_HOUSE.modules()
                .stream()
                .filter(module -> !HOUSE.containPackage(Plan.packageOf(module)))
                .toList();

        assertThat(empty).isEmpty();
    }

    @Test
    void arrows_between_modules_run_only_as_the_plan_says() {
        ArchitectureRules.onlyAllowedArrows(Plan.OF_THE_HOUSE).check(HOUSE);
    }

    @Test
    void there_is_no_cycle_between_modules() {
        ArchitectureRules.noCyclesBetweenModules().check(HOUSE);
    }

    @Test
    void there_is_no_cycle_between_packages() {
        ArchitectureRules.noCyclesBetweenPackages().check(HOUSE);
    }

    @Test
    void internal_packages_are_used_by_their_own_module_only() {
        ArchitectureRules.internalPackagesStayInside(Plan.OF_THE_HOUSE).check(HOUSE);
    }

    @Test
    void nothing_below_main_prints_or_exits() {
        ArchitectureRules.onlyMainPrintsOrExits().check(HOUSE);
    }

    @Test
    void every_package_is_null_marked() {
        ArchitectureRules.everyPackageIsNullMarked().check(HOUSE);
    }

    @Test
    void the_plan_knows_the_modules_of_the_reactor_and_no_others() throws IOException {
        var reactor = new TreeSet<>(repository.modules());

        assertThat(reactor).isEqualTo(Plan.OF_THE_HOUSE.modules());
    }

    @Test
    void poms_have_only_the_dependencies_of_the_plan() throws IOException {
        List<String> violations = new ArrayList<>();

        for (String module : repository.modules()) {
            violations.addAll(repository.pom(module).violations(module, Plan.OF_THE_HOUSE));
        }

        assertThat(violations).isEmpty();
    }
}
