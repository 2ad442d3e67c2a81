package dev.heddle.kernel.internal.cells;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the cells have declared up to a moment. It never changes, so any thread may read it.
///
/// @param classes  the classes that hold it, by their binary names
/// @param imports  the lines that make it known to a class
/// @param declared the text of each method and type, by its simple name
/// @param variables the types of the variables, by their names, in the order of their declaration
/// @param setup    what the JVM of the cells was started with, and what was added to its class path
public record Notebook(Map<String, byte[]> classes, List<String> imports, Map<String, List<String>> declared,
        Map<String, String> variables, JvmSetup setup) {

    /// Keeps its own copies.
    public Notebook {
        classes = Map.copyOf(classes);
        imports = List.copyOf(imports);
        declared = Map.copyOf(declared);
        variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    }
}
