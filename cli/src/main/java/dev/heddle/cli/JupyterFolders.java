package dev.heddle.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where Jupyter keeps what belongs to one person, by its own rules.
record JupyterFolders(Machine machine) {

    /// Kernels and the state of running servers.
    Path data() {
        String named = machine.environment("JUPYTER_DATA_DIR");
        if (named != null) {
            return Path.of(named);
        }
        return switch (machine.platform()) {
            case LINUX -> {
                String xdg = machine.environment("XDG_DATA_HOME");
                yield (xdg == null ? home().resolve(".local/share") : Path.of(xdg)).resolve("jupyter");
            }
            case MACOS -> home().resolve("Library/Jupyter");
            case WINDOWS -> {
                String appData = machine.environment("APPDATA");
                yield appData == null ? config().resolve("data") : Path.of(appData).resolve("jupyter");
            }
        };
    }

    Path runtime() {
        String named = machine.environment("JUPYTER_RUNTIME_DIR");
        return named == null ? data().resolve("runtime") : Path.of(named);
    }

    Path config() {
        String named = machine.environment("JUPYTER_CONFIG_DIR");
        return named == null ? home().resolve(".jupyter") : Path.of(named);
    }

    /// The first of the folders that cannot be written, and that Jupyter must write; null if all can be.
    @Nullable
    Path readOnly() {
        for (Path folder : new Path[]{config(), data(), runtime()}) {
            if (!machine.canWriteIn(folder)) {
                return folder;
            }
        }
        return null;
    }

    /// As Python tells it: under Windows HOME does not count.
    private Path home() {
        String home = machine.environment(machine.platform() == Machine.Platform.WINDOWS ? "USERPROFILE" : "HOME");
        return Path.of(home == null ? machine.fact("user.home") : home);
    }
}
