package dev.heddle.kernelext.internal.schedules;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Shows the class files of a program to those who weave them.
final class ProgramLoader extends URLClassLoader {

    private static final String SUFFIX = ".class";

    private final Map<String, byte[]> files = new HashMap<>(); // by the names of resources

    private ProgramLoader(URL[] path, ClassLoader parent) {
        super(path, parent);
    }

    static ProgramLoader of(Program program) {
        URL[] path = program.path().stream().map(ProgramLoader::url).toArray(URL[]::new);
        ProgramLoader loader = new ProgramLoader(path, ProgramLoader.class.getClassLoader());
        program.classes().forEach(loader::add);
        return loader;
    }

    void add(String name, byte[] bytes) {
        files.put(name.replace('.', '/') + SUFFIX, bytes);
    }

    private static URL url(String path) {
        try {
            return Path.of(path).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("no class path: " + URI.create(path), e);
        }
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        byte[] bytes = files.get(name);
        return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = files.get(name.replace('.', '/') + SUFFIX);
        return bytes == null ? super.findClass(name) : defineClass(name, bytes, 0, bytes.length);
    }
}
