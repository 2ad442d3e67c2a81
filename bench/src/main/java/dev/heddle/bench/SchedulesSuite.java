package dev.heddle.bench;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// Heddle's module `schedules` beside what people do without it: run the program often, and hope.
///
/// @param java  the program that starts a JVM
/// @param work  a folder for the compiled driver
/// @param jar   the jar that holds `schedules`
/// @param quick fewer repetitions
record SchedulesSuite(Path java, Path work, Path jar, boolean quick) {

    static final String NAME = "schedules";

    private static final Duration LIMIT = Duration.ofMinutes(5);

    private static final List<Measure> MEASURES = List.of(
            Measure.more("found", "mistakes found, of 7", "mistakes").target(new Target.Ratio(1)),
            Measure.less("check", "a check of a wrong answer, warm", "ms").target(new Target.Below(300)),
            Measure.less("start", "the first check, with the start of the JVM", "ms").target(new Target.Below(1000)),
            Measure.less("counter", "all 252 schedules of a counter, beside 252 runs", "ms")
                    .target(new Target.Below(100)));

    Suite suite() {
        var stress = new Contender("1000 runs", command("stress"), LIMIT);
        return new Suite(NAME, List.of(new Match("checks", new Contender("heddle", command("ours"), LIMIT),
                List.of(Peer.present(stress, MEASURES)))));
    }

    private List<String> command(String side) {
        List<String> command = new ArrayList<>(List.of(java.toString(), "-cp", classPath(), "Checks", side));
        if (quick) {
            command.add("--quick");
        }
        return command;
    }

    private String classPath() {
        return jar + File.pathSeparator + work;
    }

    /// Compiles the driver.
    ///
    /// @return what the compiler complains of; empty if all is well
    String compile(Path driver) throws IOException {
        Files.createDirectories(work);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        var complaints = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(complaints, files, null,
                    List.of("-cp", jar.toString(), "-d", work.toString()), null, files.getJavaFileObjects(driver))
                    .call();
            return compiled ? "" : complaints.toString();
        }
    }
}
