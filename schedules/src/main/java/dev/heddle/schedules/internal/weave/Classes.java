package dev.heddle.schedules.internal.weave;

import dev.heddle.schedules.internal.model.Fields;
import dev.heddle.schedules.internal.run.Uncontrolled;
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
    private final Resets resets = new Resets();
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

    /// Whether one of them keeps something in static fields that cannot be made anew, so that each run needs its own.
    public boolean hasStatics() {
        return hasStatics;
    }

    /// Makes what classes keep anew.
    public void reset() throws Throwable {
        resets.run();
    }

    /// Looks at what a class keeps, now that it is initialised.
    ///
    /// @param lonely whether its initialiser touched nothing that was there before
    /// @return whether the next run will be another one for it
    public boolean look(Class<?> initialised, boolean lonely) {
        boolean library = !(initialised.getClassLoader() instanceof Loader);
        if (library || hasStatics || resets.has(initialised) || Statics.safe(initialised)) {
            return false;
        }
        if (lonely && resets.add(initialised)) {
            return true;
        }
        hasStatics = true;
        return true;
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
            hasStatics |= type != null && Statics.change(type) && !Statics.mayReset(type);
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
                    super.loadClass(name, resolve);
                    throw Uncontrolled.type(name);
                }
                Class<?> made = defineClass(name, bytes, 0, bytes.length);
                keep(made, types.type(internal));
                return made;
            }
        }
    }

    /// Static fields that no initialiser sets.
    private void keep(Class<?> made, Types.@Nullable Type type) {
        if (type != null && Statics.change(type) && !type.methods().contains("<clinit>()V")) {
            resets.add(made);
        }
    }
}
