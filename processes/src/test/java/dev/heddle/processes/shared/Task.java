package dev.heddle.processes.shared;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/// What a test lets another JVM do.
@FunctionalInterface
interface Task extends Serializable {

    @Nullable
    Serializable run() throws Exception;
}
