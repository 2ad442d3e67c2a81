package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class SupplyTest {

    static Stream<Arguments> systems() {
        return Stream.of(argumentSet("Debian", "Linux", "apt-get", "sudo apt-get install -y maven"),
                argumentSet("Fedora", "Linux", "dnf", "sudo dnf install -y maven"),
                argumentSet("Arch", "Linux", "pacman", "sudo pacman -S --needed maven"),
                argumentSet("openSUSE", "Linux", "zypper", "sudo zypper install maven"),
                argumentSet("Alpine", "Linux", "apk", "sudo apk add maven"),
                argumentSet("macOS", "Mac OS X", "brew", "brew install maven"),
                argumentSet("Windows has no such package", "Windows 11", "winget",
                        "Install Apache Maven 3.8 or newer, and put its bin folder on PATH."),
                argumentSet("brew on Linux is not asked", "Linux", "brew",
                        "Install Apache Maven 3.8 or newer, and put its bin folder on PATH."));
    }

    @ParameterizedTest
    @MethodSource("systems")
    void fix_is_what_one_types_on_the_system(String system, String program, String fix) {
        FakeMachine machine = new FakeMachine().property("os.name", system).program("/bin/" + program);

        String text = Supply.MAVEN.fix(machine).text();

        assertThat(text).isEqualTo(fix);
    }

    @Test
    void root_needs_no_sudo() {
        FakeMachine machine = new FakeMachine().property("user.name", "root").program("/sbin/apk");

        String text = Supply.GIT.fix(machine).text();

        assertThat(text).isEqualTo("apk add git");
    }

    @Test
    void ubuntu_and_red_hat_have_names_of_their_own() {
        FakeMachine ubuntu = new FakeMachine().program("/usr/bin/apt-get")
                .file("/etc/os-release", "NAME=\"Ubuntu\"\nID=ubuntu\n");
        FakeMachine redHat = new FakeMachine().program("/usr/bin/dnf")
                .file("/etc/os-release", "ID=\"rocky\"\nID_LIKE=\"rhel centos fedora\"\n");

        List<String> fixes = List.of(Supply.CHROMIUM.fix(ubuntu).text(), Supply.PYTHON.fix(redHat).text());

        assertThat(fixes).containsExactly("sudo apt-get install -y chromium-browser", "sudo dnf install -y python3.12");
    }

    @Test
    void jdk_that_this_debian_does_not_have_is_to_be_downloaded() {
        FakeMachine older = new FakeMachine().program("/usr/bin/apt-get")
                .outcome("apt-cache show openjdk-25-jdk", 100, "E: No packages found");
        FakeMachine newer = new FakeMachine().program("/usr/bin/apt-get").answer("apt-cache show openjdk-25-jdk");

        List<String> fixes = List.of(Supply.JDK.fix(older).text(), Supply.JDK.fix(newer).text());

        assertThat(fixes).containsExactly(
                "Download a JDK 25 (Temurin, for example), unpack it into ~/.jdks, then start again.",
                "sudo apt-get install -y openjdk-25-jdk");
    }

    @Test
    void every_supply_but_the_suite_for_kernels_is_in_the_packages_of_every_linux() {
        List<String> managers = List.of("apt-get", "dnf", "pacman", "zypper", "apk");

        List<Fix> fixes = managers.stream()
                .map(manager -> new FakeMachine().program("/bin/" + manager).answer("apt-cache show openjdk-25-jdk"))
                .flatMap(machine -> Arrays.stream(Supply.values())
                        .filter(supply -> supply != Supply.KERNEL_SUITE)
                        .map(supply -> supply.fix(machine)))
                .toList();

        assertThat(fixes).hasOnlyElementsOfType(Fix.Install.class);
    }
}
