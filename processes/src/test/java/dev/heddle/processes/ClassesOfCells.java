package dev.heddle.processes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.processes.spi.ClassBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// Classes in memory, as those of a notebook's cells are. Their static fields are its variables.
final class ClassesOfCells extends ClassLoader implements ClassBytes {

    private final Map<String, byte[]> files;

    private ClassesOfCells(Map<String, byte[]> files) {
        super(ClassesOfCells.class.getClassLoader());
        this.files = files;
    }

    /// Compiles them.
    ///
    /// @param sources by the names of their classes
    static ClassesOfCells compiled(Path folder, Map<String, String> sources) throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of("-g", "-cp", System.getProperty("java.class.path"), "-d", folder.toString()));
        for (Map.Entry<String, String> source : sources.entrySet()) {
            arguments.add(Files.writeString(folder.resolve(source.getKey() + ".java"), source.getValue()).toString());
        }
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
        assertThat(compiler.run(null, null, null, arguments.toArray(String[]::new))).isZero();
        Map<String, byte[]> files = new HashMap<>();
        try (Stream<Path> compiled = Files.list(folder)) {
            for (Path file : compiled.filter(one -> one.toString().endsWith(".class")).toList()) {
                files.put(file.getFileName().toString().replace(".class", ""), Files.readAllBytes(file));
            }
        }
        return new ClassesOfCells(files);
    }

    /// What a static method of theirs gives.
    Object call(String type, String method) throws ReflectiveOperationException {
        return Objects.requireNonNull(loadClass(type).getMethod(method).invoke(null));
    }

    /// The task that a static method of theirs gives, with the variables that it can touch.
    @SuppressWarnings("unchecked") // what those methods give
    Snapshot<Object> snapshot(String type, String method) throws ReflectiveOperationException {
        return Snapshot.of((Task<Object>) call(type, method), one -> equals(one.getClassLoader()));
    }

    void set(String type, String variable, @Nullable Object value) throws ReflectiveOperationException {
        loadClass(type).getField(variable).set(null, value);
    }

    @Override
    public byte @Nullable [] classBytes(String name) {
        return files.get(name);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] file = files.get(name);
        if (file == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, file, 0, file.length);
    }
}
