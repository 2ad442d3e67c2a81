package dev.heddle.kernel.internal.hints;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The classes of the JDK by their simple names. Made once, when it is asked for first; any thread may ask.
public final class ClassIndex {

    private static final Comparator<String> LIKELIEST =
            Comparator.comparingInt(ClassIndex::rank).thenComparing(Comparator.naturalOrder());

    private final TreeMap<String, List<String>> classes = new TreeMap<>();

    private ClassIndex() {
        ModuleFinder.ofSystem()
                .findAll()
                .stream()
                .filter(each -> each.descriptor().name().startsWith("java."))
                .forEach(this::add);
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
        return name.startsWith("java.") && !name.startsWith("java.awt.") ? 1 : 2;
    }

    private void add(ModuleReference module) {
        Set<String> exported = module.descriptor()
                .exports()
                .stream()
                .filter(each -> !each.isQualified())
                .map(Exports::source)
                .collect(Collectors.toSet());
        try (ModuleReader reader = module.open(); Stream<String> files = reader.list()) {
            files.filter(each -> each.endsWith(".class") && each.indexOf('$') < 0 && each.indexOf('/') > 0)
                    .forEach(each -> {
                        int slash = each.lastIndexOf('/');
                        String packageName = each.substring(0, slash).replace('/', '.');
                        if (exported.contains(packageName)) {
                            String name = each.substring(slash + 1, each.length() - ".class".length());
                            classes.computeIfAbsent(name, n -> new ArrayList<>()).add(packageName + "." + name);
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
