package dev.heddle.processes.internal.child;

import dev.heddle.processes.spi.ClassBytes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Loads classes that only the parent has: those that came with a task, and others when they are needed.
final class FetchedClasses extends ClassLoader implements ClassBytes {

    static {
        registerAsParallelCapable();
    }

    /// Asks the parent.
    @FunctionalInterface
    interface Source {

        /// Null if the parent has no such class.
        byte @Nullable [] fetch(String name);
    }

    private final Source source;

    // written by the thread that runs tasks and by every thread that needs a class
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();

    /// It has no name: each line of a stack trace would begin with it.
    FetchedClasses(Source source) {
        super(ClassLoader.getSystemClassLoader());
        this.source = source;
    }

    void add(Map<String, byte[]> classFiles) {
        classFiles.forEach(files::putIfAbsent);
    }

    /// A grandchild may need what this process has never needed.
    @Override
    public byte @Nullable [] classBytes(String name) {
        byte[] bytes = files.get(name);
        if (bytes == null) {
            bytes = source.fetch(name);
            if (bytes != null) {
                files.put(name, bytes);
            }
        }
        return bytes;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = classBytes(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }
}
