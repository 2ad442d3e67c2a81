package dev.heddle.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Looks for what builds and runs Heddle: the JDK and Maven.
final class JavaChecks {

    private static final int OLDEST_JDK = 25;
    private static final Version OLDEST_MAVEN = new Version(3, 8);

    /// The oldest JDK that Maven may run on; the build itself always takes a JDK of the right version.
    private static final int OLDEST_JDK_OF_MAVEN = 17;

    /// What the kernel uses of the JDK, and a bare runtime lacks.
    private static final List<String> MODULES = List.of("jdk.compiler", "jdk.jshell", "jdk.jdi", "jdk.jdwp.agent",
            "jdk.jfr");

    private static final Pattern MAVEN_VERSION = Pattern.compile("Apache Maven (\\d[\\w.-]*)");
    private static final Pattern MAVENS_JDK = Pattern.compile("Java version: (\\d[\\w.+-]*)");

    private final Machine machine;

    JavaChecks(Machine machine) {
        this.machine = machine;
    }

    Diagnosis jdk() {
        String found = machine.fact("java.version") + " in " + machine.fact("java.home");
        String cost = "the kernel cannot compile and run the cells";
        if (feature(machine.fact("java.version")) < OLDEST_JDK) {
            return Diagnosis.missing(found + " is too old", cost, Supply.JDK.fix(machine));
        }
        List<String> absent = MODULES.stream().filter(module -> !machine.hasModule(module)).toList();
        return absent.isEmpty()
                ? Diagnosis.ok(found)
                : Diagnosis.missing(found + " is no whole JDK: without " + String.join(", ", absent), cost,
                        Supply.JDK.fix(machine));
    }

    Diagnosis sources() {
        String home = machine.fact("java.home");
        Path here = Path.of(home, "lib", "src.zip");
        if (machine.exists(here)) {
            return Diagnosis.ok(here.toString());
        }
        // Only a system's own OpenJDK has its sources in a package beside it.
        boolean fromSystem = home.contains("/jvm/java-");
        return Diagnosis.lacking("no lib/src.zip in the JDK", "the inspector shows no Javadoc of the JDK's own classes",
                fromSystem ? Supply.JDK_SOURCES.fix(machine) : Supply.JDK_SOURCES.byHand());
    }

    Diagnosis maven() {
        String cost = "Heddle cannot be built or tested";
        Path maven = machine.which("mvn");
        if (maven == null) {
            return Diagnosis.missing("not on PATH", cost, Supply.MAVEN.fix(machine));
        }
        Reply reply = Reply.of(machine, maven, "--version");
        String version = reply.find(MAVEN_VERSION);
        if (!reply.ok() || version == null) {
            return Diagnosis.missing(reply.complaint(), cost,
                    new Fix.Step("Run it by hand to see why; it may need JAVA_HOME=" + machine.fact("java.home")));
        }
        String jdk = reply.find(MAVENS_JDK);
        String found = Stream.of(version + " in " + maven, jdk == null ? "" : "runs on JDK " + jdk)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
        Version number = Version.in(version);
        if (number == null || number.isOlderThan(OLDEST_MAVEN)) {
            return Diagnosis.missing(found + " is older than " + OLDEST_MAVEN, cost, Supply.MAVEN.byHand());
        }
        if (jdk != null && feature(jdk) < OLDEST_JDK_OF_MAVEN) {
            return Diagnosis.missing(found + ", which is too old for it", cost, setJavaHome());
        }
        return Diagnosis.ok(found);
    }

    private Fix setJavaHome() {
        String set = machine.platform() == Machine.Platform.WINDOWS ? "set JAVA_HOME=%s" : "export JAVA_HOME='%s'";
        return new Fix.Step(set.formatted(machine.fact("java.home")));
    }

    /// The 25 of `25.0.3`; the 8 of `1.8.0_402`.
    private static int feature(String javaVersion) {
        Version version = Version.in(javaVersion);
        if (version == null) {
            return 0;
        }
        return version.major() == 1 ? version.minor() : version.major();
    }
}
