package dev.heddle.cli;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Heddle's kernel as Jupyter sees it: a folder with a `kernel.json`.
///
/// @param folder  where it is
/// @param problem why it cannot start, as the end of a sentence; null if nothing speaks against it
/// @param slow    whether it lacks the cache that lets it start fast
record InstalledKernel(Path folder, @Nullable String problem, boolean slow) {

    private static final String CACHE = "-XX:AOTCache=";

    private static final String DAMAGED = "is damaged: its kernel.json names no command";

    /// What counts of a `kernel.json`. Anyone may have edited the file.
    private record Spec(@Nullable List<@Nullable String> argv) {}

    /// Looks at a folder that Jupyter would look at; null if no kernel is in it.
    static @Nullable InstalledKernel in(Path folder, Machine machine) {
        Path file = folder.resolve("kernel.json");
        return machine.exists(file) ? of(folder, machine) : null;
    }

    private static InstalledKernel of(Path folder, Machine machine) {
        boolean slow = command(machine.read(folder.resolve("kernel.json")), folder).stream()
                .filter(word -> word.startsWith(CACHE))
                .anyMatch(word -> !machine.exists(Path.of(word.substring(CACHE.length()))));
        return new InstalledKernel(folder, problem(folder, machine), slow);
    }

    /// Whether it cannot even be told whose it is; then Heddle does not install over it.
    boolean isDamaged() {
        return DAMAGED.equals(problem);
    }

    private static @Nullable String problem(Path folder, Machine machine) {
        List<String> command = command(machine.read(folder.resolve("kernel.json")), folder);
        if (command.isEmpty()) {
            return DAMAGED;
        }
        if (!isProgram(command.getFirst(), machine)) {
            return "is stale: its java is gone: " + command.getFirst();
        }
        return classPath(command, machine).stream()
                .filter(entry -> !isThere(entry, machine))
                .map(entry -> "is stale: its jars are gone: " + entry)
                .findFirst()
                .orElse(null);
    }

    /// The command that Jupyter would run; empty if there is none to be read.
    private static List<String> command(@Nullable String json, Path folder) {
        Spec spec;
        try {
            spec = json == null ? null : new Gson().fromJson(json, Spec.class);
        } catch (JsonParseException e) {
            return List.of();
        }
        if (spec == null || spec.argv() == null) {
            return List.of();
        }
        return spec.argv()
                .stream()
                .map(word -> String.valueOf(word).replace("{resource_dir}", folder.toString()))
                .toList();
    }

    private static boolean isProgram(String program, Machine machine) {
        Path path = Path.of(program);
        if (!path.isAbsolute()) {
            return machine.which(program) != null;
        }
        return machine.exists(path) || machine.exists(Path.of(program + ".exe"));
    }

    private static List<String> classPath(List<String> command, Machine machine) {
        for (String option : List.of("-cp", "-classpath", "--class-path")) {
            int at = command.indexOf(option);
            if (at > 0 && at + 1 < command.size()) {
                return List.of(command.get(at + 1).split(machine.platform() == Machine.Platform.WINDOWS ? ";" : ":"));
            }
        }
        return List.of();
    }

    /// `folder/*` stands for the jars in the folder.
    private static boolean isThere(String entry, Machine machine) {
        if (!entry.endsWith("*")) {
            return machine.exists(Path.of(entry));
        }
        Path folder = Path.of(entry.substring(0, entry.length() - 1));
        return machine.list(folder).stream().anyMatch(file -> file.toString().endsWith(".jar"));
    }
}
