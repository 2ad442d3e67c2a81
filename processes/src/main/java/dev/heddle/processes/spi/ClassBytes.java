package dev.heddle.processes.spi;

import org.jspecify.annotations.Nullable;

/// A class loader that can show the class files that it has defined, though they lie in no folder and in no jar.
///
/// A loader that answers [ClassLoader#getResourceAsStream] for its class files need not implement it.
@FunctionalInterface
public interface ClassBytes {

    /// The class file of a class, or null if this loader has not defined it.
    ///
    /// @param name the class's binary name: `java.util.Map$Entry`
    byte @Nullable [] classBytes(String name);
}
