package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class JdkTest {

    private final FakeMachine machine = new FakeMachine();

    @Test
    void without_a_choice_it_is_the_one_that_runs() {
        Jdk jdk = Jdk.chosen(machine);

        assertThat(jdk).isEqualTo(Jdk.running());
        assertThat(jdk.feature()).isEqualTo(Runtime.version().feature());
    }

    @Test
    void newer_jdk_that_is_named_is_taken() {
        machine.environment("HEDDLE_JAVA_HOME", "/opt/jdk-27")
                .file("/opt/jdk-27/release", """
                        JAVA_RUNTIME_VERSION="27+35"
                        JAVA_VERSION="27"
                        """)
                .file("/opt/jdk-27/bin/java", "")
                .file("/opt/jdk-27/bin/javac", "");

        Jdk jdk = Jdk.chosen(machine);

        assertThat(jdk).isEqualTo(new Jdk(Path.of("/opt/jdk-27"), "27+35"));
        assertThat(jdk.java()).isEqualTo(Path.of("/opt/jdk-27/bin/java"));
    }

    @Test
    void jdk_that_is_too_old_is_refused() {
        machine.environment("HEDDLE_JAVA_HOME", "/opt/jdk-21")
                .file("/opt/jdk-21/release", "JAVA_VERSION=\"21.0.4\"\n")
                .file("/opt/jdk-21/bin/java", "")
                .file("/opt/jdk-21/bin/javac", "");

        assertThatThrownBy(() -> Jdk.chosen(machine)).isInstanceOf(SetupException.class)
                .hasMessage("""
                        HEDDLE_JAVA_HOME is /opt/jdk-21, which is a JDK 21.
                          Next: set it to the folder of a JDK 25 or newer, or unset it.""");
    }

    @Test
    void runtime_without_a_compiler_is_refused() {
        machine.environment("HEDDLE_JAVA_HOME", "/opt/jre-25")
                .file("/opt/jre-25/release", "JAVA_VERSION=\"25\"\n")
                .file("/opt/jre-25/bin/java", "");

        assertThatThrownBy(() -> Jdk.chosen(machine)).isInstanceOf(SetupException.class)
                .hasMessageStartingWith("HEDDLE_JAVA_HOME is /opt/jre-25, which is no JDK.");
    }
}
