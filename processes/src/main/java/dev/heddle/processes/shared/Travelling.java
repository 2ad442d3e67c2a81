package dev.heddle.processes.shared;

import dev.heddle.processes.internal.memory.Handle;
import dev.heddle.processes.internal.memory.Region;
import java.io.Serializable;

/// A shared object on its way to another process.
record Travelling(Kind kind, Handle handle) implements Serializable {

    private static final long serialVersionUID = 1;

    private Object readResolve() {
        return kind.of(Region.open(handle));
    }
}
