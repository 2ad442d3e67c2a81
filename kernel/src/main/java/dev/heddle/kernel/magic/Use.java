package dev.heddle.kernel.magic;

import java.util.List;

/// What a tool in the JVM of the cells is to do: classes of the package `dev.heddle.worker.tool`, which say what they want to
/// be told.
///
/// @param tool      the tool's name
/// @param arguments what it is told
/// @param code      the code that it is to do something with
/// @param scope     what becomes of the names that the code declares
public record Use(String tool, List<String> arguments, List<Code> code, Scope scope) {

    /// Keeps its own copies.
    public Use {
        arguments = List.copyOf(arguments);
        code = List.copyOf(code);
    }

    /// One without code.
    ///
    /// @param tool      the tool's name
    /// @param arguments what it is told
    public Use(String tool, String... arguments) {
        this(tool, List.of(arguments), List.of(), Scope.OWN);
    }
}
