package dev.heddle.cli;

import java.io.File;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where Jupyter keeps what belongs to one user, and where it looks for kernels.
final class UserFolders {

    private final Machine machine;

    UserFolders(Machine machine) {
        this.machine = machine;
    }

    Path config() {
        return named("JUPYTER_CONFIG_DIR", home().resolve(".jupyter"));
    }

    Path data() {
        return named("JUPYTER_DATA_DIR", switch (machine.platform()) {
            case LINUX -> named("XDG_DATA_HOME", home().resolve(".local/share")).resolve("jupyter");
            case MACOS -> home().resolve("Library/Jupyter");
            case WINDOWS -> named("APPDATA", home().resolve("AppData/Roaming")).resolve("jupyter");
        });
    }

    Path runtime() {
        return named("JUPYTER_RUNTIME_DIR", data().resolve("runtime"));
    }

    /// Every folder in which a Jupyter of this machine looks for kernels, the user's first.
    ///
    /// @param jupyters the programs of the Jupyters that are there
    Set<Path> kernels(List<Path> jupyters) {
        Set<Path> roots = new LinkedHashSet<>();
        roots.add(data());
        jupyters.stream().flatMap(this::besides).forEach(roots::add);
        roots.addAll(several(machine.environment("JUPYTER_PATH")));
        roots.addAll(ofTheSystem());
        Set<Path> kernels = new LinkedHashSet<>();
        roots.forEach(root -> kernels.add(root.resolve("kernels")));
        return kernels;
    }

    /// A program in `bin` (or `Scripts`) has its data in `share` beside that; a link to it may be elsewhere.
    private Stream<Path> besides(Path program) {
        return Stream.of(program, machine.followed(program)).mapMulti((path, sink) -> {
            Path folder = path.getParent();
            Path prefix = folder == null ? null : folder.getParent();
            if (prefix != null) {
                sink.accept(prefix.resolve("share/jupyter"));
            }
        });
    }

    private static List<Path> several(@Nullable String paths) {
        return paths == null
                ? List.of()
                : Stream.of(paths.split(File.pathSeparator)).filter(path -> !path.isEmpty()).map(Path::of).toList();
    }

    private List<Path> ofTheSystem() {
        return machine.platform() == Machine.Platform.WINDOWS
                ? List.of(named("PROGRAMDATA", Path.of("C:/ProgramData")).resolve("jupyter"))
                : List.of(Path.of("/usr/local/share/jupyter"), Path.of("/usr/share/jupyter"));
    }

    /// Python goes by the environment, Java by the list of users. Jupyter is Python.
    private Path home() {
        boolean windows = machine.platform() == Machine.Platform.WINDOWS;
        return named(windows ? "USERPROFILE" : "HOME", Path.of(machine.fact("user.home")));
    }

    private Path named(String variable, Path otherwise) {
        String value = machine.environment(variable);
        return value == null ? otherwise : Path.of(value);
    }
}
