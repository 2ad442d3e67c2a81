package dev.heddle.kernel.internal.cells;

import java.util.List;
import java.util.Map;

/// What the cells have declared up to a moment. It never changes, so any thread may read it.
///
/// @param classes  the classes that hold it, by their binary names
/// @param imports  the lines that make it known to a class
/// @param declared the text of each method and type, by its simple name
public record Notebook(Map<String, byte[]> classes, List<String> imports, Map<String, List<String>> declared) {

    /// Keeps its own copies.
    public Notebook {
        classes = Map.copyOf(classes);
        imports = List.copyOf(imports);
        declared = Map.copyOf(declared);
    }
}
