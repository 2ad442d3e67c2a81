package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class JavaChecksTest {

    private final FakeMachine machine = Machines.equipped();
    private final JavaChecks checks = new JavaChecks(machine);

    @Test
    void runtime_without_jshell_is_no_whole_jdk() {
        FakeMachine runtime = new FakeMachine().property("java.version", "25.0.3")
                .property("java.home", "/opt/jre")
                .modules("jdk.compiler", "jdk.jdi", "jdk.jfr");

        Diagnosis diagnosis = new JavaChecks(runtime).jdk();

        assertThat(diagnosis)
                .isEqualTo(Diagnosis.missing("25.0.3 in /opt/jre is no whole JDK: without jdk.jshell, jdk.jdwp.agent",
                        "the kernel cannot compile and run the cells", Supply.JDK.byHand()));
    }

    @Test
    void sources_of_a_jdk_that_is_not_the_systems_are_not_looked_for_in_its_packages() {
        machine.property("java.home", "/opt/jdk-25");

        Diagnosis diagnosis = checks.sources();

        assertThat(diagnosis.fix()).isEqualTo(Supply.JDK_SOURCES.byHand());
    }

    @Test
    void maven_that_hangs_is_told_with_the_limit() {
        machine.outcome("/usr/bin/mvn --version", Tool.Outcome.OUT_OF_TIME);

        Diagnosis diagnosis = checks.maven();

        assertThat(diagnosis.found()).isEqualTo("'/usr/bin/mvn --version' did not answer within 10 s");
        assertThat(diagnosis.state()).isEqualTo(Diagnosis.State.REQUIRED_MISSING);
    }

    @Test
    void maven_that_fails_is_told_with_its_last_words() {
        machine.outcome("/usr/bin/mvn --version", 1, "The JAVA_HOME environment variable is not defined correctly", "");

        Diagnosis diagnosis = checks.maven();

        assertThat(diagnosis.found()).isEqualTo(
                "'/usr/bin/mvn --version' failed: The JAVA_HOME environment variable is not defined correctly");
    }

    @Test
    void maven_older_than_3_8_does_not_do() {
        machine.answer("/usr/bin/mvn --version", "Apache Maven 3.6.3", "Java version: 17.0.15, vendor: Debian");

        Diagnosis diagnosis = checks.maven();

        assertThat(diagnosis).isEqualTo(
                Diagnosis.missing("3.6.3 in /usr/bin/mvn, runs on JDK 17.0.15 is older than 3.8",
                        "Heddle cannot be built or tested", Supply.MAVEN.byHand()));
    }

    @Test
    void maven_on_java_8_needs_another_java_home() {
        machine.answer("/usr/bin/mvn --version", "Apache Maven 3.9.9", "Java version: 1.8.0_402, vendor: Debian");

        Diagnosis diagnosis = checks.maven();

        assertThat(diagnosis).isEqualTo(
                Diagnosis.missing("3.9.9 in /usr/bin/mvn, runs on JDK 1.8.0_402, which is too old for it",
                        "Heddle cannot be built or tested",
                        new Fix.Step("export JAVA_HOME='/usr/lib/jvm/java-25-openjdk-amd64'")));
    }
}
