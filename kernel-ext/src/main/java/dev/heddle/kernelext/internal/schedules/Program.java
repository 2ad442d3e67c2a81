package dev.heddle.kernelext.internal.schedules;

import java.io.Serial;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Code of a cell, ready to be run in another JVM.
///
/// @param runs    the class whose `do_it$` is the code
/// @param checks  the class whose method `expected` says whether a result is right; null if nobody does
/// @param classes the class files, by their names
/// @param path    the jars and folders that the notebook has added
record Program(String runs, @Nullable String checks, Map<String, byte[]> classes, List<String> path)
        implements
            Serializable {

    @Serial
    private static final long serialVersionUID = 1;

    Program {
        classes = Map.copyOf(classes);
        path = List.copyOf(path);
    }
}
