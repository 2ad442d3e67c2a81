package dev.heddle.kernel.internal.cells;

import com.sun.source.util.JavacTask;
import java.util.List;
import java.util.function.Function;
import javax.tools.DiagnosticListener;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/// Runs compiler tasks, one after the other.
interface TaskPool {

    /// Lets an action use a task, which is of no use afterwards.
    <T> T run(JavaFileManager files, DiagnosticListener<JavaFileObject> listener, List<String> options,
            List<? extends JavaFileObject> sources, Function<JavacTask, T> action);

    /// The fastest pool of this JVM. A small cell takes 1 ms of CPU in shared tasks, and 11 in separate ones. The first
    /// need `--add-exports`, and internals of the compiler that a later JDK may change.
    static TaskPool open() {
        try {
            return new SharedTasks();
        } catch (LinkageError e) {
            System.getLogger(TaskPool.class.getName())
                    .log(System.Logger.Level.INFO, "cells compile slowly: {0}", e.getMessage());
            return separate();
        }
    }

    /// Each task starts anew.
    static TaskPool separate() {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        return new TaskPool() {
            @Override
            public <T> T run(JavaFileManager files, DiagnosticListener<JavaFileObject> listener, List<String> options,
                    List<? extends JavaFileObject> sources, Function<JavacTask, T> action) {
                return action.apply((JavacTask) compiler.getTask(null, files, listener, options, null, sources));
            }
        };
    }
}
