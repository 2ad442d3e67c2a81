package dev.heddle.cli;

import org.jspecify.annotations.Nullable;

/// The program that installs programs here.
enum PackageManager {
    APT(Machine.Platform.LINUX, "apt-get", "apt-get install -y"), //
    DNF(Machine.Platform.LINUX, "dnf", "dnf install -y"), //
    PACMAN(Machine.Platform.LINUX, "pacman", "pacman -S --needed"), //
    ZYPPER(Machine.Platform.LINUX, "zypper", "zypper install"), //
    APK(Machine.Platform.LINUX, "apk", "apk add"), //
    BREW(Machine.Platform.MACOS, "brew", "brew install"), //
    WINGET(Machine.Platform.WINDOWS, "winget", "winget install");

    private final Machine.Platform platform;
    private final String program;
    private final String install;

    PackageManager(Machine.Platform platform, String program, String install) {
        this.platform = platform;
        this.program = program;
        this.install = install;
    }

    /// The one that this machine has; null if it has none that Heddle knows.
    static @Nullable PackageManager of(Machine machine) {
        for (PackageManager manager : values()) {
            if (manager.platform == machine.platform() && machine.which(manager.program) != null) {
                return manager;
            }
        }
        return null;
    }

    /// What to type before the names of the packages.
    String command(Machine machine) {
        boolean asAnother = platform == Machine.Platform.LINUX && !"root".equals(machine.property("user.name"));
        return asAnother ? "sudo " + install : install;
    }
}
