package dev.heddle.worker;

import dev.heddle.processes.spi.ClassBytes;
import dev.heddle.worker.Command.ClassFile;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Loads the classes of the cells, and the jars that cells have asked for. Child JVMs of a cell get its classes from here.
final class CellLoader extends URLClassLoader implements ClassBytes {

    private static final String CELL = "Cell#";

    // written by the thread that reads commands, read by every thread that needs a class
    private final Map<String, byte[]> classFiles = new ConcurrentHashMap<>();

    /// It has no name: stack traces that learners print would begin each line with it.
    CellLoader(ClassLoader parent) {
        super(new URL[0], parent);
    }

    void add(ClassFile classFile) {
        classFiles.put(classFile.name(), classFile.bytes());
    }

    void addPath(Path path) throws MalformedURLException {
        addURL(path.toUri().toURL());
    }

    /// The classes that stand for cells, as far as they were used. They hold the notebook's variables.
    List<Class<?>> cells() {
        List<Class<?>> cells = new ArrayList<>();
        for (String name : classFiles.keySet()) {
            Class<?> used = name.startsWith(CELL) && name.indexOf('$') < 0 ? findLoadedClass(name) : null;
            if (used != null) {
                cells.add(used);
            }
        }
        return cells;
    }

    @Override
    public byte @Nullable [] classBytes(String name) {
        return classFiles.get(name);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte @Nullable [] bytes = classFiles.get(name);
        if (bytes == null) {
            return super.findClass(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }
}
