package dev.heddle.processes.internal.copy;

import dev.heddle.processes.spi.ClassBytes;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// Finds class files.
public final class ClassFiles {

    private ClassFiles() {}

    /// The file of a class as its loader has it, or null if the loader shows none.
    ///
    /// @param name the binary name
    public static byte @Nullable [] find(ClassLoader loader, String name) throws IOException {
        for (ClassLoader at = loader; at != null; at = at.getParent()) {
            byte[] bytes = at instanceof ClassBytes shows ? shows.classBytes(name) : null;
            if (bytes != null) {
                return bytes;
            }
        }
        try (InputStream file = loader.getResourceAsStream(name.replace('.', '/') + ".class")) {
            return file == null ? null : file.readAllBytes();
        }
    }
}
