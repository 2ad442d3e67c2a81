package dev.heddle.cli;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The JDK on which kernel and cells run.
///
/// @param home  its folder
/// @param build which build of it: a cache of one build is of no use to another
record Jdk(Path home, String build) {

    private static final String CHOICE = "HEDDLE_JAVA_HOME";
    private static final int OLDEST = 25;
    private static final Pattern VERSION = Pattern.compile("(?m)^JAVA_VERSION=\"(\\d+)[^\"]*\"");
    private static final Pattern BUILD = Pattern.compile("(?m)^JAVA_RUNTIME_VERSION=\"([^\"]*)\"");

    /// The one that runs this.
    static Jdk running() {
        return new Jdk(Path.of(System.getProperty("java.home")), System.getProperty("java.vm.version"));
    }

    /// The one that `HEDDLE_JAVA_HOME` names, else the one that runs this.
    ///
    /// @throws SetupException if cells cannot run on the one that is named
    static Jdk chosen(Machine machine) {
        String named = machine.environment(CHOICE);
        if (named == null) {
            return running();
        }
        Path home = Path.of(named).toAbsolutePath().normalize();
        String release = machine.read(home.resolve("release"));
        Integer version = release == null ? null : version(release);
        if (version == null || !has(machine, home, "javac") || !has(machine, home, "java")) {
            throw unfit(home, "is no JDK");
        }
        if (version < OLDEST) {
            throw unfit(home, "is a JDK " + version);
        }
        Matcher build = BUILD.matcher(String.valueOf(release));
        return new Jdk(home, build.find() ? build.group(1) : version.toString());
    }

    Path java() {
        return home.resolve("bin").resolve("java");
    }

    /// The 25 of `25.0.3+9`.
    int feature() {
        Version version = Version.in(build);
        return version == null ? OLDEST : version.major();
    }

    private static @Nullable Integer version(String release) {
        Matcher version = VERSION.matcher(release);
        return version.find() ? Integer.valueOf(version.group(1)) : null;
    }

    private static boolean has(Machine machine, Path home, String program) {
        Path binaries = home.resolve("bin");
        return machine.exists(binaries.resolve(program)) || machine.exists(binaries.resolve(program + ".exe"));
    }

    private static SetupException unfit(Path home, String what) {
        return new SetupException(CHOICE + " is " + home + ", which " + what + ".",
                "set it to the folder of a JDK " + OLDEST + " or newer, or unset it.");
    }
}
