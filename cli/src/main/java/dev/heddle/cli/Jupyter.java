package dev.heddle.cli;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;
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

    /// A line that is a version and nothing else: a warning may hold numbers too.
    private static final Pattern VERSION = Pattern.compile("^(\\d+\\.\\d+\\S*)$");

    /// What counts of the answer to `jupyter --paths --json`.
    private record Paths(@Nullable List<@Nullable String> data) {}

    Jupyter {
        command = List.copyOf(command);
    }

    /// The one that the learner has: on the PATH, and new enough.
    ///
    /// @param onTooOld told, as a sentence without its end, if there is one and it is too old
    static @Nullable Jupyter onPath(Machine machine, Consumer<String> onTooOld) {
        Path program = machine.which(PROGRAM);
        if (program == null) {
            return null;
        }
        Reply reply = Reply.of(machine, program, "--version");
        String named = reply.ok() ? reply.find(VERSION) : null;
        Version version = named == null ? null : Version.in(named);
        if (named == null || version == null) {
            return null;
        }
        if (version.isOlderThan(OLDEST)) {
            onTooOld.accept(tooOld(named, program.toString()));
            return null;
        }
        Path data = dataFolder(machine, machine.followed(program));
        return data == null ? null : new Jupyter(List.of(program.toString()), named, data);
    }

    /// What is wrong with one that is too old.
    static String tooOld(String version, String place) {
        return "JupyterLab " + version + " in " + place + " is older than " + OLDEST;
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
        Reply reply = Reply.of(machine, machine.exists(jupyter) ? jupyter : "jupyter", "--paths", "--json");
        return reply.ok() ? dataFolders(reply.outcome().text()) : List.of();
    }

    /// A Jupyter that cannot tell its paths is passed over, as one that is not there. Warnings stand around the JSON.
    private static List<Path> dataFolders(String text) {
        int start = text.indexOf('{');
        int end = text.lastIndexOf('}');
        if (start < 0 || end < start) {
            return List.of();
        }
        try {
            Paths paths = new Gson().fromJson(text.substring(start, end + 1), Paths.class);
            List<@Nullable String> data = paths.data() == null ? List.of() : paths.data();
            return data.stream().filter(Objects::nonNull).map(Path::of).toList();
        } catch (JsonParseException e) {
            return List.of();
        }
    }
}
