package dev.heddle.kernel.internal.cells;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a notebook wants of the JVM of its cells.
///
/// @param options     options for `java`
/// @param classPath   jars and folders that cells can import, beside Heddle's own
/// @param environment variables that its environment has beside ours, or with other values
/// @param removed     variables of ours that it does not have
public record JvmSetup(List<String> options, List<Path> classPath, Map<String, String> environment,
        Set<String> removed) {

    /// Nothing special.
    public static final JvmSetup PLAIN = new JvmSetup(List.of(), List.of(), Map.of(), Set.of());

    /// Those of java's options that the compiler must know, too.
    private static final List<String> SHARED = List.of("--add-exports", "--add-modules", "--enable-preview");

    /// Keeps its own copies.
    public JvmSetup {
        options = List.copyOf(options);
        classPath = List.copyOf(classPath);
        environment = Map.copyOf(environment);
        removed = Set.copyOf(removed);
    }

    /// The same with other options.
    ///
    /// @param newOptions the options
    /// @return the setup
    public JvmSetup withOptions(List<String> newOptions) {
        return new JvmSetup(newOptions, classPath, environment, removed);
    }

    /// The same with more jars and folders.
    ///
    /// @param added the jars and folders
    /// @return the setup
    public JvmSetup withPath(List<Path> added) {
        return new JvmSetup(options, Stream.concat(classPath.stream(), added.stream()).distinct().toList(),
                environment, removed);
    }

    /// The same with another variable of the environment, or without it.
    ///
    /// @param name  the variable's name
    /// @param value its value; null to remove it
    /// @return the setup
    public JvmSetup withVariable(String name, @Nullable String value) {
        Map<String, String> set = new TreeMap<>(environment);
        Set<String> without = new TreeSet<>(removed);
        if (value == null) {
            set.remove(name);
            without.add(name);
        } else {
            set.put(name, value);
            without.remove(name);
        }
        return new JvmSetup(options, classPath, set, without);
    }

    /// Changes an environment as it says.
    ///
    /// @param target the environment
    public void changeEnvironment(Map<String, String> target) {
        target.keySet().removeAll(removed);
        target.putAll(environment);
    }

    /// The command with the options behind the program's name.
    List<String> command(List<String> plain) {
        List<String> command = new ArrayList<>(plain);
        command.addAll(1, options);
        return command;
    }

    /// Where the compiler finds classes.
    String compilerPath() {
        return Stream.concat(Stream.of(WorkerJvm.classPath()), classPath.stream().map(Path::toString))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /// What the compiler is told, so that cells fit the JVM.
    List<String> compilerOptions() {
        List<String> shared = new ArrayList<>();
        for (String each : options) {
            if (SHARED.stream().anyMatch(each::startsWith)) {
                shared.add(each);
            }
        }
        if (shared.contains("--enable-preview")) {
            shared.addAll(List.of("-source", String.valueOf(Runtime.version().feature())));
        }
        return shared;
    }
}
