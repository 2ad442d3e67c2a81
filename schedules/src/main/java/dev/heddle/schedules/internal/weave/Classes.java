package dev.heddle.schedules.internal.weave;

import dev.heddle.schedules.internal.model.Fields;
import dev.heddle.schedules.internal.trace.Sites;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The woven classes of one program: woven once, loaded anew for each run that needs fresh static fields.
public final class Classes {

    private final ClassLoader program;
    private final Sites sites = Fields.ALL.next();
    private final Types types = new Types(this::source);
    private final Weaver weaver;
    private final Map<String, byte[]> woven = new ConcurrentHashMap<>();
    private volatile boolean hasStatics;

    /// The classes that a loader finds.
    ///
    /// @param telling whether values are noted for a story
    public Classes(ClassLoader program, boolean telling) {
        this.program = program;
        this.weaver = new Weaver(types, new Models(), sites, new Weaver.Flavor(false, telling));
    }

    /// The sites of the classes that have been loaded so far.
    public Sites sites() {
        return sites;
    }

    /// Whether one of them keeps something in static fields, so that each run needs its own.
    public boolean hasStatics() {
        return hasStatics;
    }

    /// Looks at what a class keeps, now that it is initialised.
    public void look(Class<?> initialised) {
        hasStatics |= !Statics.safe(initialised);
    }

    /// A loader whose classes have run nothing yet.
    public ClassLoader load() {
        return new Loader();
    }

    private byte @Nullable [] source(String name) {
        if (Copies.isLibrary(name) || Types.isJdk(name)) {
            return Library.ONLY.bytes(name);
        }
        try (InputStream in = program.getResourceAsStream(name + ".class")) {
            return in == null ? null : Library.ONLY.renamer().rename(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte @Nullable [] weave(String name) {
        byte[] found = woven.get(name);
        if (found == null) {
            byte[] bytes = source(name);
            if (bytes == null) {
                return null;
            }
            found = weaver.weave(bytes);
            Types.Type type = types.type(name);
            hasStatics |= type != null && Statics.change(type);
            woven.put(name, found);
        }
        return found;
    }

    /// Loads what is the program's; the rest comes from where it always does.
    private final class Loader extends ClassLoader {

        Loader() {
            super("schedules", program);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            String internal = name.replace('.', '/');
            if (Copies.isLibrary(internal)) {
                return Library.ONLY.loadClass(name, resolve);
            }
            if (!Own.isProgram(name)) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> found = findLoadedClass(name);
                if (found != null) {
                    return found;
                }
                byte[] bytes = weave(internal);
                if (bytes == null) {
                    return super.loadClass(name, resolve);
                }
                return defineClass(name, bytes, 0, bytes.length);
            }
        }
    }
}
