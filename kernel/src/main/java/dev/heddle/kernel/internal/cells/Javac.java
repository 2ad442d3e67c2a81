package dev.heddle.kernel.internal.cells;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntSupplier;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/// The compiler. Used by one thread.
final class Javac implements AutoCloseable {

    private final TaskPool tasks;
    private final ClassFiles files = new ClassFiles(
            ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, Locale.ENGLISH, null));
    private List<String> options;

    Javac(TaskPool tasks, String classPath) {
        this(tasks, classPath, List.of());
    }

    Javac(TaskPool tasks, String classPath, List<String> more) {
        this.tasks = tasks;
        this.options = options(classPath, more);
    }

    /// From now on sources are compiled with other options, and may use other jars.
    void use(String classPath, List<String> more) {
        options = options(classPath, more);
        files.classPathChanged();
    }

    private static List<String> options(String classPath, List<String> more) {
        List<String> all = new ArrayList<>(more);
        all.addAll(
                List.of("-g", "-parameters", "-proc:none", "-Xlint:none", "-Xmaxerrs", "0", "-classpath", classPath));
        return List.copyOf(all);
    }

    /// What the compiler has found, in plain data: its own objects do not outlive the task.
    ///
    /// @param file    the name of the source
    /// @param start   where it begins there
    /// @param end     where it ends there
    /// @param position where the compiler itself points at, such as a name
    /// @param line    the line of it, from 1
    /// @param code    the compiler's name for it
    /// @param message in words
    record Finding(String file, int start, int end, int position, int line, String code, String message) {}

    /// Does something with a task, such as to parse or to compile.
    interface Action<T> {

        /// Uses the task.
        ///
        /// @param errors how many errors were found so far
        T with(JavacTask task, IntSupplier errors) throws IOException;
    }

    /// What an action came to.
    record Outcome<T>(T result, List<Finding> errors) {

        Outcome {
            errors = List.copyOf(errors);
        }
    }

    ClassFiles files() {
        return files;
    }

    <T> Outcome<T> run(List<? extends JavaFileObject> sources, Action<T> action) {
        List<Finding> errors = new ArrayList<>();
        T result = tasks.run(files, diagnostic -> {
            if (diagnostic.getKind() == Diagnostic.Kind.ERROR) {
                errors.add(finding(diagnostic));
            }
        }, options, sources, task -> {
            try {
                return action.with(task, errors::size);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return new Outcome<>(result, errors);
    }

    @Override
    public void close() {
        files.closeQuietly();
    }

    private static Finding finding(Diagnostic<? extends JavaFileObject> diagnostic) {
        JavaFileObject source = diagnostic.getSource();
        return new Finding(source == null ? "" : source.getName(), (int) diagnostic.getStartPosition(),
                (int) diagnostic.getEndPosition(), (int) diagnostic.getPosition(), (int) diagnostic.getLineNumber(),
                String.valueOf(diagnostic.getCode()),
                diagnostic.getMessage(Locale.ENGLISH));
    }
}
