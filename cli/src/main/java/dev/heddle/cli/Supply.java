package dev.heddle.cli;

import static dev.heddle.cli.PackageManager.APK;
import static dev.heddle.cli.PackageManager.APT;
import static dev.heddle.cli.PackageManager.BREW;
import static dev.heddle.cli.PackageManager.DNF;
import static dev.heddle.cli.PackageManager.PACMAN;
import static dev.heddle.cli.PackageManager.WINGET;
import static dev.heddle.cli.PackageManager.ZYPPER;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What Heddle uses and others make, with the names of its packages.
enum Supply {
    JDK("Install a JDK 25 or newer, and set JAVA_HOME to its folder.", Map.of(APT, Supply.APT_JDK, //
            DNF, "java-25-openjdk-devel", //
            PACMAN, "jdk-openjdk", //
            ZYPPER, "java-25-openjdk-devel", //
            APK, "openjdk25", //
            BREW, "openjdk@25", //
            WINGET, "EclipseAdoptium.Temurin.25.JDK")),

    /// What a system's own OpenJDK leaves out.
    JDK_SOURCES("Install a JDK 25 that has the file lib/src.zip.", Map.of(APT, "openjdk-25-source", //
            DNF, "java-25-openjdk-src", //
            PACMAN, "openjdk-src", //
            ZYPPER, "java-25-openjdk-src", //
            APK, "openjdk25-src")),

    MAVEN("Install Apache Maven 3.8 or newer, and put its bin folder on PATH.", Map.of(APT, "maven", //
            DNF, "maven", //
            PACMAN, "maven", //
            ZYPPER, "maven", //
            APK, "maven", //
            BREW, "maven")),

    PYTHON("Install Python 3.10 or newer with venv and pip, and put it on PATH.", Map.of(APT, "python3 python3-venv", //
            DNF, "python3", //
            PACMAN, "python", //
            ZYPPER, "python313", //
            APK, "python3", //
            BREW, "python", //
            WINGET, "Python.Python.3.13")),

    GIT("Install git, and put it on PATH.", Map.of(APT, "git", //
            DNF, "git", //
            PACMAN, "git", //
            ZYPPER, "git", //
            APK, "git", //
            BREW, "git", //
            WINGET, "Git.Git")),

    BUBBLEWRAP("Install bubblewrap; its program is bwrap.", Map.of(APT, "bubblewrap", //
            DNF, "bubblewrap", //
            PACMAN, "bubblewrap", //
            ZYPPER, "bubblewrap", //
            APK, "bubblewrap")),

    CHROMIUM("Install Chromium or Google Chrome.", Map.of(APT, "chromium", //
            DNF, "chromium", //
            PACMAN, "chromium", //
            ZYPPER, "chromium", //
            APK, "chromium", //
            BREW, "--cask google-chrome", //
            WINGET, "Google.Chrome")),

    CHINESE_FONT("Install a font with Chinese letters, such as Noto Sans CJK.", Map.of(APT, "fonts-noto-cjk", //
            DNF, "google-noto-sans-cjk-fonts", //
            PACMAN, "noto-fonts-cjk", //
            ZYPPER, "google-noto-sans-sc-fonts", //
            APK, "font-noto-cjk")),

    /// Debian has it; elsewhere it goes into Heddle's own Python.
    KERNEL_SUITE(
            "Install jupyter_kernel_test: python3 -m venv .heddle/venv, then .heddle/venv/bin/python -m pip install jupyter_kernel_test.",
            Map.of(APT, "python3-jupyter-kernel-test")),

    FONTCONFIG("Install fontconfig; its program is fc-list.", Map.of(APT, "fontconfig", //
            DNF, "fontconfig", //
            PACMAN, "fontconfig", //
            ZYPPER, "fontconfig", //
            APK, "fontconfig"));

    /// Not in every release of Debian and Ubuntu that is in use.
    private static final String APT_JDK = "openjdk-25-jdk";

    private static final Path OS_RELEASE = Path.of("/etc/os-release");

    private final String byHand;
    @SuppressWarnings("ImmutableEnumChecker") // each is made by Map.of
    private final Map<PackageManager, String> packages;

    Supply(String byHand, Map<PackageManager, String> packages) {
        this.byHand = byHand;
        this.packages = packages;
    }

    /// How to get it here.
    Fix fix(Machine machine) {
        PackageManager manager = PackageManager.of(machine);
        if (this == JDK && manager == APT && !Reply.of(machine, "apt-cache", "show", APT_JDK).ok()) {
            return new Fix.Step("Download a JDK 25 (Temurin, for example), unpack it into ~/.jdks, then start again.");
        }
        String names = manager == null ? null : packages(manager, machine);
        return manager == null || names == null
                ? byHand()
                : new Fix.Install(manager.command(machine), List.of(names.split(" ")));
    }

    /// How to get it where no package of this system helps.
    Fix byHand() {
        return new Fix.Step(byHand);
    }

    private @Nullable String packages(PackageManager manager, Machine machine) {
        String release = machine.read(OS_RELEASE);
        if (release != null && this == CHROMIUM && manager == APT && release.contains("ID=ubuntu")) {
            return "chromium-browser";
        }
        if (release != null && this == PYTHON && manager == DNF && release.contains("rhel")) {
            // The python3 of Red Hat's releases before 10 is 3.6 or 3.9.
            return "python3.12";
        }
        return packages.get(manager);
    }
}
