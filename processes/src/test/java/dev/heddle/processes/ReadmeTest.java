package dev.heddle.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The session in the README.
@Timeout(60)
@ExtendWith(Leaks.class)
class ReadmeTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before each test
    private Path folder;

    @Test
    void session_prints_what_stands_behind_its_lines() throws Exception {
        String readme = Files.readString(Path.of("README.md"));
        String session = readme.substring(readme.indexOf("```java\n") + 8, readme.indexOf("\n```\n"));
        String expected = session.lines()
                .filter(line -> line.contains("System.out"))
                .map(line -> line.substring(line.indexOf("//") + 2).strip() + "\n")
                .collect(Collectors.joining());
        compile(session);

        Child<?> child = Child.of().classPath(classPath()).output(Output.capture()).startMain("Session");
        child.join();

        assertThat(child.errors()).isEmpty();
        assertThat(child.output()).isEqualTo(expected);
    }

    private void compile(String session) throws IOException {
        Path source = Files.writeString(folder.resolve("Session.java"), """
                import module java.base;
                import dev.heddle.processes.*;

                void main() throws Exception {
                %s
                }
                """.formatted(session));
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
        assertThat(compiler.run(null, null, null, "-cp", System.getProperty("java.class.path"), "-d", folder.toString(),
                source.toString())).isZero();
    }

    private Path[] classPath() {
        return List.of(folder, Path.of("target", "classes").toAbsolutePath()).toArray(Path[]::new);
    }
}
