package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SandboxCheckTest {

    private static final String TRIAL = "/usr/bin/bwrap --ro-bind / / --proc /proc --dev /dev --unshare-all true";

    private final FakeMachine machine = Machines.bare();
    private final SandboxCheck check = new SandboxCheck(machine);

    @Test
    void bubblewrap_that_is_forbidden_gives_way_to_landlock() {
        machine.program("/usr/bin/bwrap").outcome(TRIAL, 1, "bwrap: setting up uid map: Permission denied");
        machine.file("/sys/kernel/security/lsm", "capability,landlock,yama,apparmor");
        machine.file("/proc/sys/kernel/apparmor_restrict_unprivileged_userns", "1\n");

        Diagnosis diagnosis = check.sandbox();

        assertThat(diagnosis).isEqualTo(Diagnosis.lacking(
                "bubblewrap may not run here: 'bwrap' failed: bwrap: setting up uid map: Permission denied; Landlock is on",
                "only grading needs it: students' code is shut in by Landlock only, which hides less of the machine from it",
                new Fix.Step("sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0")));
    }

    @Test
    void landlock_that_is_not_among_the_security_modules_is_off() {
        machine.file("/sys/kernel/security/lsm", "capability,yama");

        Diagnosis diagnosis = check.sandbox();

        assertThat(diagnosis).isEqualTo(Diagnosis.lacking("no bubblewrap; no Landlock either",
                "only grading needs it: students' code cannot be shut in: grade only code that you trust",
                Supply.BUBBLEWRAP.fix(machine)));
    }

    @Test
    void linux_older_than_landlock_has_none() {
        machine.property("os.version", "5.10.0-30-amd64");

        Diagnosis diagnosis = check.sandbox();

        assertThat(diagnosis.found()).isEqualTo("no bubblewrap; no Landlock either");
    }

    @Test
    void other_systems_have_no_sandbox() {
        machine.property("os.name", "Mac OS X");

        Diagnosis diagnosis = check.sandbox();

        assertThat(diagnosis.found()).isEqualTo("none: it needs Linux");
    }
}
