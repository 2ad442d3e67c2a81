package dev.heddle.schedules.internal.weave;

import dev.heddle.schedules.internal.model.Fields;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/// Loads woven copies of `java.util.concurrent`, as the running JDK has it.
///
/// There is one in a JVM, as there is one of the original: its classes are dear to weave and know nothing of programs.
final class Library extends ClassLoader {

    static final Library ONLY = new Library();

    private final Copies copies = new Copies();
    private final Renamer renamer = new Renamer(copies);
    private final Types types = new Types(this::bytes);
    private final Weaver weaver = new Weaver(types, new Models(), Fields.ALL, new Weaver.Flavor(true, false));

    private Library() {
        super("schedules library", Library.class.getClassLoader());
    }

    Renamer renamer() {
        return renamer;
    }

    /// The class file of a library class or of any other of the JDK, with the names that a program sees.
    byte @Nullable [] bytes(String name) {
        String original = Copies.original(name);
        try (InputStream in = original.startsWith("java/")
                ? Object.class.getResourceAsStream("/" + original + ".class")
                : Library.class.getResourceAsStream("/" + original + ".class")) {
            if (in == null) {
                return null;
            }
            byte[] bytes = in.readAllBytes();
            return Copies.isLibrary(name) ? renamer.rename(bytes) : bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        String internal = name.replace('.', '/');
        if (!Copies.isLibrary(internal)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> found = findLoadedClass(name);
            if (found != null) {
                return found;
            }
            byte[] bytes = bytes(internal);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] woven = weaver.weave(bytes);
            return defineClass(name, woven, 0, woven.length);
        }
    }
}
