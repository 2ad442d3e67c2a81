package dev.heddle.cli;

import java.io.File;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where the Jupyters of this machine look for kernels.
final class KernelFolders {

    private final Machine machine;

    KernelFolders(Machine machine) {
        this.machine = machine;
    }

    /// Every folder in which a Jupyter of this machine looks for kernels, the user's first.
    ///
    /// @param jupyters the programs of the Jupyters that are there
    Set<Path> of(List<Path> jupyters) {
        Set<Path> roots = new LinkedHashSet<>();
        roots.add(new JupyterFolders(machine).data());
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
        if (machine.platform() == Machine.Platform.WINDOWS) {
            String named = machine.environment("PROGRAMDATA");
            return List.of(Path.of(named == null ? "C:/ProgramData" : named, "jupyter"));
        }
        return List.of(Path.of("/usr/local/share/jupyter"), Path.of("/usr/share/jupyter"));
    }
}
