package dev.heddle.kernel.internal.cells;

import com.sun.source.util.JavacTask;
import com.sun.tools.javac.api.JavacTaskImpl;
import com.sun.tools.javac.api.JavacTaskPool;
import com.sun.tools.javac.code.ClassFinder;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.PackageSymbol;
import com.sun.tools.javac.code.Symtab;
import com.sun.tools.javac.util.Context;
import com.sun.tools.javac.util.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.tools.DiagnosticListener;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;

/// Compiler tasks that share what they have read of the JDK, by a pool in the compiler that was made for JShell. It is no
/// public API: [TaskPool] does without where it cannot be used.
final class SharedTasks implements TaskPool {

    private final JavacTaskPool pool = new JavacTaskPool(1);

    @Override
    public <T> T run(JavaFileManager files, DiagnosticListener<JavaFileObject> listener, List<String> options,
            List<? extends JavaFileObject> sources, Function<JavacTask, T> action) {
        return pool.getTask(null, files, listener, options, null, sources, task -> {
            Context context = ((JavacTaskImpl) task).getContext(); // which a task that is done has no more
            try {
                return action.apply(task);
            } finally {
                forgetCells(context);
            }
        });
    }

    /// The JDK stays the same, the package of the cells does not: the next task must list it again.
    private static void forgetCells(Context context) {
        Symtab symbols = Symtab.instance(context);
        PackageSymbol cells = symbols.getPackage(symbols.unnamedModule,
                Names.instance(context).fromString(ClassFiles.PACKAGE));
        if (cells == null || cells.members_field == null) { // nothing of it was looked at
            return;
        }
        List<ClassSymbol> classes = new ArrayList<>();
        for (ClassSymbol each : symbols.getAllClasses()) { // thousands, after every task
            if (each.packge().equals(cells)) {
                classes.add(each);
            }
        }
        classes.forEach(each -> symbols.removeClass(symbols.unnamedModule, each.flatName()));
        cells.members_field = null;
        cells.completer = ClassFinder.instance(context).getCompleter();
    }
}
