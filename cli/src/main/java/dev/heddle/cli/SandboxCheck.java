package dev.heddle.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Looks for what would shut in a student's code while it is graded: bubblewrap where it works, else Landlock.
final class SandboxCheck {

    private static final Version FIRST_KERNEL_WITH_LANDLOCK = new Version(5, 13);
    private static final Path SECURITY_MODULES = Path.of("/sys/kernel/security/lsm");
    private static final Pattern VERSION = Pattern.compile("(\\d+\\.\\d\\S*)");

    /// Each is what forbids bubblewrap on some system: the file, what is in it then, and what lifts it.
    private static final List<Ban> BANS = List.of(
            new Ban("/proc/sys/kernel/apparmor_restrict_unprivileged_userns", "1",
                    "kernel.apparmor_restrict_unprivileged_userns=0"),
            new Ban("/proc/sys/kernel/unprivileged_userns_clone", "0", "kernel.unprivileged_userns_clone=1"),
            new Ban("/proc/sys/user/max_user_namespaces", "0", "user.max_user_namespaces=15000"));

    private record Ban(String file, String value, String remedy) {}

    /// Whether the Linux of this machine has Landlock switched on.
    private enum Landlock {
        ON, OFF, UNKNOWN
    }

    private final Machine machine;

    SandboxCheck(Machine machine) {
        this.machine = machine;
    }

    Diagnosis sandbox() {
        if (machine.platform() != Machine.Platform.LINUX) {
            return Diagnosis.lacking("none: it needs Linux", cost(Landlock.OFF),
                    new Fix.Step("Grade on Linux, in a virtual machine if need be (on Windows: WSL 2)."));
        }
        Path bubblewrap = machine.which("bwrap");
        if (bubblewrap == null) {
            return lacking("no bubblewrap", Supply.BUBBLEWRAP.fix(machine));
        }
        Reply trial = Reply.of(machine, bubblewrap, "--ro-bind", "/", "/", "--proc", "/proc", "--dev", "/dev",
                "--unshare-all", "true");
        if (!trial.ok()) {
            return lacking("bubblewrap may not run here: " + new Reply("bwrap", trial.outcome()).complaint(), permit());
        }
        String version = Reply.of(machine, bubblewrap, "--version").find(VERSION);
        return Diagnosis.ok("bubblewrap" + (version == null ? "" : " " + version) + " in " + bubblewrap
                + ", tried: students' code is shut in by it");
    }

    private Diagnosis lacking(String problem, Fix fix) {
        Landlock landlock = landlock();
        String alternative = switch (landlock) {
            case ON -> "; Landlock is on";
            case OFF -> "; no Landlock either";
            case UNKNOWN -> "; whether Landlock is on cannot be seen";
        };
        return Diagnosis.lacking(problem + alternative, cost(landlock), fix);
    }

    private static String cost(Landlock landlock) {
        return "only grading needs it: " + switch (landlock) {
            case ON -> "students' code is shut in by Landlock only, which hides less of the machine from it";
            case OFF -> "students' code cannot be shut in: grade only code that you trust";
            case UNKNOWN ->
                "students' code is shut in by Landlock at most, or not at all: grade only code that you trust";
        };
    }

    private Landlock landlock() {
        Version kernel = Version.in(machine.fact("os.version"));
        if (kernel == null || kernel.isOlderThan(FIRST_KERNEL_WITH_LANDLOCK)) {
            return Landlock.OFF;
        }
        // Containers often do not see this file.
        @Nullable
        String modules = machine.read(SECURITY_MODULES);
        if (modules == null) {
            return Landlock.UNKNOWN;
        }
        return modules.contains("landlock") ? Landlock.ON : Landlock.OFF;
    }

    private Fix permit() {
        for (Ban ban : BANS) {
            String value = machine.read(Path.of(ban.file()));
            if (value != null && value.strip().equals(ban.value())) {
                return new Fix.Step("sudo sysctl -w " + ban.remedy());
            }
        }
        return new Fix.Step("Allow user namespaces to this user. If this is a container, start it with"
                + " --security-opt seccomp=unconfined --security-opt systempaths=unconfined.");
    }
}
