package dev.heddle.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A JupyterLab that can be started.
///
/// @param command    how it is started
/// @param version    its version
/// @param dataFolder where its environment keeps kernels (below it, in `kernels`)
record Jupyter(List<String> command, String version, Path dataFolder) {

    /// The oldest JupyterLab that the course is meant for.
    static final Version OLDEST = new Version(4, 2);

    private static final String PROGRAM = "jupyter-lab";

    Jupyter {
        command = List.copyOf(command);
    }

    /// The one that the learner has: on the PATH, and new enough.
    static @Nullable Jupyter onPath(Machine machine) {
        Path program = machine.which(PROGRAM);
        if (program == null) {
            return null;
        }
        Tool.Outcome outcome = machine.run(Tool.of(program, "--version"));
        Version version = outcome.ok() ? Version.in(outcome.lastLine()) : null;
        if (version == null || version.isOlderThan(OLDEST)) {
            return null;
        }
        Path data = dataFolder(machine, machine.followed(program));
        return data == null ? null : new Jupyter(List.of(program.toString()), outcome.lastLine(), data);
    }

    /// The one in Heddle's own environment, which must be there.
    static Jupyter in(PythonEnvironment environment, Path requirements) {
        return new Jupyter(List.of(environment.python().toString(), "-m", "jupyterlab"),
                PinnedVersion.of("jupyterlab", requirements), environment.folder().resolve("share/jupyter"));
    }

    /// The folder of the environment that the program belongs to; where that cannot be written (a system's Python), the
    /// first one that can.
    private static @Nullable Path dataFolder(Machine machine, Path program) {
        List<Path> folders = dataFolders(machine, program);
        Path bin = program.getParent();
        Path prefix = bin == null ? null : bin.getParent();
        if (prefix != null) {
            Path own = prefix.resolve("share/jupyter");
            if (folders.contains(own) && machine.canWriteIn(own)) {
                return own;
            }
        }
        return folders.stream()
                .filter(each -> machine.canWriteIn(each))
                .findFirst()
                .orElse(null);
    }

    private static List<Path> dataFolders(Machine machine, Path program) {
        // jupyter-lab hands on what it does not know to `jupyter`, but only that prints its paths.
        Path jupyter = program.resolveSibling(program.getFileName().toString().replace(PROGRAM, "jupyter"));
        Tool.Outcome outcome = machine.run(Tool.of(Files.exists(jupyter) ? jupyter : "jupyter", "--paths", "--json"));
        List<Path> folders = new ArrayList<>();
        try {
            JsonElement json = JsonParser.parseString(outcome.text());
            if (json instanceof JsonObject paths && paths.has("data")) {
                paths.getAsJsonArray("data").forEach(each -> folders.add(Path.of(each.getAsString())));
            }
        } catch (JsonParseException e) {
            // A Jupyter that cannot tell its paths is passed over, as one that is not there.
            return List.of();
        }
        return folders;
    }
}
