package dev.heddle.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each rule is broken by a few lines that are compiled here, and says so; the lines beside them that keep it do not
/// show in the answer.
final class RulesCanFailTest {

    private static final String WORKER = "package dev.heddle.worker; public class Cell {}";

    @TempDir
    private Path folder;

    @Test
    void an_arrow_that_the_plan_does_not_have_is_found() throws IOException {
        JavaClasses classes =
                compiled(WORKER, "package dev.heddle.kernel; class Front { dev.heddle.worker.Cell allowed; }",
                        "package dev.heddle.processes; class Child { dev.heddle.worker.Cell[] forbidden; }");

        List<String> violations = violations(ArchitectureRules.onlyAllowedArrows(Plan.OF_THE_HOUSE), classes);

        assertThat(violations).isNotEmpty()
                .allSatisfy(one -> assertThat(one).contains("dev.heddle.processes.Child.forbidden",
                        "dev.heddle.worker.Cell"));
    }

    @Test
    void an_arrow_that_is_only_an_annotation_of_the_plan_is_found_too() throws IOException {
        JavaClasses classes = compiled("package dev.heddle.kernel; public @interface Magic {}",
                "package dev.heddle.cli; @dev.heddle.kernel.Magic class Allowed {}",
                "package dev.heddle.bench; @dev.heddle.kernel.Magic class Forbidden {}");

        List<String> violations = violations(ArchitectureRules.onlyAllowedArrows(Plan.OF_THE_HOUSE), classes);

        assertThat(violations).singleElement().asString().contains("dev.heddle.bench.Forbidden");
    }

    @Test
    void a_library_is_found_in_a_module_that_has_the_jdk_alone() throws IOException {
        String library = "package com.google.gson; public class Gson {}";
        JavaClasses classes = compiled(library, WORKER,
                "package dev.heddle.kernel; class Allowed { com.google.gson.Gson gson; java.util.List<?> jdk; }",
                "package dev.heddle.worker; class Inner { void run() { new com.google.gson.Gson(); } }",
                "package dev.heddle.schedules; class Outer { com.google.gson.Gson gson; com.sun.jdi.Value jdk; }");

        List<String> violations = violations(ArchitectureRules.onlyAllowedArrows(Plan.OF_THE_HOUSE), classes);

        assertThat(violations).hasSize(2)
                .anySatisfy(one -> assertThat(one).contains("dev.heddle.worker.Inner.run()"))
                .anySatisfy(one -> assertThat(one).contains("dev.heddle.schedules.Outer.gson"));
    }

    @Test
    void a_class_of_no_module_is_found() throws IOException {
        JavaClasses classes = compiled(WORKER, "package dev.heddle.shed; class Tool {}");

        List<String> violations = violations(ArchitectureRules.onlyAllowedArrows(Plan.OF_THE_HOUSE), classes);

        assertThat(violations).containsExactly("dev.heddle.shed.Tool belongs to no module of the plan");
    }

    @Test
    void a_cycle_between_modules_is_found() throws IOException {
        JavaClasses classes = compiled("package dev.heddle.worker.load; public class A { dev.heddle.kernel.B b; }",
                "package dev.heddle.kernel; public class B { dev.heddle.worker.load.A a; }");

        List<String> violations = violations(ArchitectureRules.noCyclesBetweenModules(), classes);

        assertThat(violations).singleElement().asString().contains("Cycle detected: Slice kernel");
    }

    @Test
    void a_cycle_between_packages_of_one_module_is_found() throws IOException {
        JavaClasses classes = compiled("package dev.heddle.kernel; public class A { dev.heddle.kernel.shell.B b; }",
                "package dev.heddle.kernel.shell; public class B { dev.heddle.kernel.A a; }");

        List<String> violations = violations(ArchitectureRules.noCyclesBetweenPackages(), classes);

        assertThat(violations).singleElement().asString().contains("Cycle detected: Slice kernel");
        assertThat(violations(ArchitectureRules.noCyclesBetweenModules(), classes)).isEmpty();
    }

    @Test
    void the_use_of_another_modules_internals_is_found() throws IOException {
        JavaClasses classes = compiled("package dev.heddle.worker.internal.wire; public class Frame {}",
                "package dev.heddle.worker; class Own { dev.heddle.worker.internal.wire.Frame frame; }",
                "package dev.heddle.kernel; class Other { dev.heddle.worker.internal.wire.Frame frame; }");

        List<String> violations = violations(ArchitectureRules.internalPackagesStayInside(Plan.OF_THE_HOUSE), classes);

        assertThat(violations).singleElement().asString().contains("dev.heddle.kernel.Other.frame");
    }

    @Test
    void each_way_to_print_or_exit_is_found_but_not_in_main() throws IOException {
        String body = """
                {
                    void out() { System.out.println(); }
                    void error() { java.util.function.Consumer<String> print = System.err::println; }
                    void io() { IO.println("x"); }
                    void exit() { System.exit(1); }
                    void exitLater() { java.util.function.IntConsumer exit = System::exit; }
                    void halt() { Runtime.getRuntime().halt(1); }
                    void trace() { new java.io.IOException().printStackTrace(); }
                    void allowed(java.io.PrintStream to, java.io.PrintWriter writer) {
                        System.setOut(to);
                        new java.io.IOException().printStackTrace(writer);
                        to.println();
                    }
                }
                """;
        JavaClasses classes = compiled("package dev.heddle.worker; class Main " + body,
                "package dev.heddle.worker; class Cell " + body);

        List<String> violations = violations(ArchitectureRules.onlyMainPrintsOrExits(), classes);

        assertThat(violations).extracting(text -> text.replaceFirst("\\(.*", "").replaceFirst(".*Method <", ""))
                .containsExactlyInAnyOrder("dev.heddle.worker.Cell.out", "dev.heddle.worker.Cell.error",
                        "dev.heddle.worker.Cell.io", "dev.heddle.worker.Cell.exit", "dev.heddle.worker.Cell.exitLater",
                        "dev.heddle.worker.Cell.halt", "dev.heddle.worker.Cell.trace");
    }

    @Test
    void a_package_that_is_not_null_marked_is_found() throws IOException {
        JavaClasses classes = compiled("package org.jspecify.annotations; public @interface NullMarked {}", WORKER,
                "@org.jspecify.annotations.NullMarked package dev.heddle.kernel;",
                "package dev.heddle.kernel; class B {}");

        List<String> violations = violations(ArchitectureRules.everyPackageIsNullMarked(), classes);

        assertThat(violations).contains("dev.heddle.worker is not @NullMarked (dev.heddle.worker.Cell)")
                .noneMatch(text -> text.contains("kernel"));
    }

    @Test
    void dependencies_of_a_pom_that_the_plan_does_not_have_are_found() {
        Pom pom = Pom.parse("""
                <project>
                  <dependencyManagement><dependencies><dependency>
                    <groupId>dev.heddle</groupId><artifactId>heddle-bench</artifactId>
                  </dependency></dependencies></dependencyManagement>
                  <dependencies>
                    <dependency><groupId>dev.heddle</groupId><artifactId>heddle-worker</artifactId></dependency>
                    <dependency><groupId>dev.heddle</groupId><artifactId>heddle-grader</artifactId></dependency>
                    <dependency><groupId>com.google.code.gson</groupId><artifactId>gson</artifactId></dependency>
                    <dependency><groupId>info.picocli</groupId><artifactId>picocli</artifactId></dependency>
                    <dependency>
                      <groupId>dev.heddle</groupId><artifactId>heddle-cli</artifactId><scope>runtime</scope>
                    </dependency>
                    <dependency><groupId>org.acme</groupId><artifactId>any</artifactId><scope>test</scope></dependency>
                  </dependencies>
                </project>
                """);

        List<String> violations = pom.violations("kernel", Plan.OF_THE_HOUSE);

        assertThat(violations).containsExactly("kernel may not depend on grader (scope compile)",
                "kernel may not depend on picocli (scope compile)", "kernel may not depend on cli (scope runtime)");
    }

    private JavaClasses compiled(String... sources) throws IOException {
        Sources.compile(folder, List.of(sources));
        return new ClassFileImporter().importPath(folder);
    }

    private static List<String> violations(ArchRule rule, JavaClasses classes) {
        return rule.evaluate(classes).getFailureReport().getDetails();
    }
}
