package dev.heddle.kernel.internal.hints;

import dev.heddle.worker.display.DisplayHandle;
import dev.heddle.worker.display.Input;
import dev.heddle.worker.display.MimeBundle;
import dev.heddle.worker.display.Renderer;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/// Classes by their simple names: those of the JDK, which are read once, when they are asked for first, those of Heddle
/// that cells may use, and those of jars and folders. Any thread may ask.
public final class ClassIndex {

    private static final System.Logger LOG = System.getLogger(ClassIndex.class.getName());
    private static final Comparator<String> LIKELIEST =
            Comparator.comparingInt(ClassIndex::rank).thenComparing(Comparator.naturalOrder());

    /// What cells can use of Heddle by an import.
    private static final List<Class<?>> OF_HEDDLE =
            List.of(Input.class, Renderer.class, DisplayHandle.class, MimeBundle.class);

    private final TreeMap<String, List<String>> classes = new TreeMap<>();

    private ClassIndex() {
        ModuleFinder.ofSystem()
                .findAll()
                .stream()
                .filter(each -> each.descriptor().name().startsWith("java."))
                .forEach(this::add);
        OF_HEDDLE.forEach(each -> classes.computeIfAbsent(each.getSimpleName(), _ -> new ArrayList<>())
                .add(each.getName()));
        classes.values().forEach(each -> each.sort(LIKELIEST));
    }

    private ClassIndex(ClassIndex jdk, List<Path> classPath) {
        jdk.classes.forEach((name, all) -> classes.put(name, new ArrayList<>(all)));
        classPath.forEach(this::add);
        classes.values().forEach(each -> each.sort(LIKELIEST));
    }

    private static final class Holder {
        static final ClassIndex JDK = new ClassIndex();
    }

    /// The classes of the JDK that this is running on.
    ///
    /// @return them
    public static ClassIndex jdk() {
        return Holder.JDK;
    }

    /// The classes of the JDK, and those of jars and folders.
    ///
    /// @param classPath the jars and folders
    /// @return them all, as they are now
    public static ClassIndex with(List<Path> classPath) {
        return classPath.isEmpty() ? jdk() : new ClassIndex(jdk(), classPath);
    }

    /// The packages of all classes.
    ///
    /// @return their names
    public Set<String> packages() {
        return classes.values()
                .stream()
                .flatMap(List::stream)
                .map(each -> each.substring(0, each.lastIndexOf('.')))
                .collect(Collectors.toSet());
    }

    /// The full names of the classes that are called so, the likeliest first.
    ///
    /// @param simpleName the name
    /// @return full names
    public List<String> named(String simpleName) {
        return Collections.unmodifiableList(classes.getOrDefault(simpleName, List.of()));
    }

    /// The full names of the classes whose names begin so.
    ///
    /// @param beginning what the simple names begin with
    /// @return full names, by their simple names
    public List<String> beginningWith(String beginning) {
        return classes.subMap(beginning, beginning + Character.MAX_VALUE)
                .values()
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    /// The simple names of a package's classes.
    ///
    /// @param packageName its name
    /// @return names
    public Set<String> in(String packageName) {
        return classes.entrySet()
                .stream()
                .filter(each -> each.getValue().contains(packageName + "." + each.getKey()))
                .map(each -> each.getKey())
                .collect(Collectors.toSet());
    }

    private static int rank(String name) {
        if (name.startsWith("java.util.") || name.startsWith("java.lang.") || name.startsWith("java.nio.file.")) {
            return 0;
        }
        if (name.startsWith("java.")) {
            return name.startsWith("java.awt.") ? 3 : 1;
        }
        return name.matches("(javax|org\\.w3c|org\\.xml|org\\.ietf)\\..*") ? 3 : 2; // who has added a library will use it
    }

    private void add(Path jarOrFolder) {
        try {
            if (Files.isDirectory(jarOrFolder)) {
                try (Stream<Path> files = Files.walk(jarOrFolder)) {
                    files.map(each -> jarOrFolder.relativize(each).toString().replace(File.separatorChar, '/'))
                            .forEach(each -> addFile(each, _ -> true));
                }
            } else if (Files.isRegularFile(jarOrFolder)) {
                try (ZipFile jar = new ZipFile(jarOrFolder.toFile())) {
                    jar.stream().forEach(each -> addFile(each.getName(), _ -> true));
                }
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.log(System.Logger.Level.INFO, "the classes of {0} cannot be listed: {1}", jarOrFolder, e.getMessage());
        }
    }

    private void addFile(String file, Predicate<String> open) {
        int slash = file.lastIndexOf('/');
        if (!file.endsWith(".class") || file.indexOf('$') >= 0 || slash < 0 || file.indexOf('-') >= 0) {
            return; // META-INF holds versions for other JDKs, and a module or a package is no class
        }
        String packageName = file.substring(0, slash).replace('/', '.');
        if (open.test(packageName)) {
            String name = file.substring(slash + 1, file.length() - ".class".length());
            List<String> all = classes.computeIfAbsent(name, n -> new ArrayList<>());
            String full = packageName + "." + name;
            if (!all.contains(full)) {
                all.add(full);
            }
        }
    }

    private void add(ModuleReference module) {
        Set<String> exported = module.descriptor()
                .exports()
                .stream()
                .filter(each -> !each.isQualified())
                .map(Exports::source)
                .collect(Collectors.toSet());
        try (ModuleReader reader = module.open(); Stream<String> files = reader.list()) {
            files.forEach(each -> addFile(each, exported::contains));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
