package dev.heddle.kernel.internal.cells;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import dev.heddle.kernel.internal.cells.Splitter.Piece;
import dev.heddle.kernel.internal.cells.Unit.Import;
import dev.heddle.kernel.internal.cells.Unit.Method;
import dev.heddle.kernel.internal.cells.Unit.TypeDeclaration;
import dev.heddle.kernel.internal.cells.Unit.Variables;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads cells that are still being written. It has a compiler of its own, so it may be used while a cell runs; it runs
/// nothing. Used by one thread.
public final class CodeReader implements AutoCloseable {

    /// Whether a cell could be run as it is.
    public enum State {
        /// it is Java
        COMPLETE,
        /// it could become Java by writing on
        INCOMPLETE,
        /// it could not
        INVALID
    }

    /// Looks at a cell through the compiler's eyes.
    public interface Look<T> {

        /// Called when the names in the source have got their meaning, as far as they have one.
        ///
        /// @param task   knows types and members
        /// @param source the cell
        /// @return what was seen, in plain data: nothing of the task may be used afterwards
        T at(JavacTask task, CompilationUnitTree source);
    }

    private static final Pattern MEMBER = Pattern.compile(
            "(?s)(\\s|//[^\\n]*\\n|/\\*.*?\\*/|@\\w+(\\([^)]*\\))?)*+"
                    + "((public|protected|private|static|final|abstract|sealed|non-sealed|strictfp|synchronized)\\s+)*+"
                    + "((class|record|interface|enum|@interface)\\s+\\w.*"
                    + "|(?!(new|return|throw|else|do|try|assert|yield|case)\\b)(<[^()]*>\\s*)?[\\w.]+(<[^()]*>)?(\\[\\])*\\s+"
                    + "\\w+\\s*\\([^()]*\\)[\\w.,\\s]*\\{.*)");

    private final Javac javac =
            new Javac(TaskPool.open(), WorkerJvm.classPath(), List.of("--should-stop=ifError=FLOW"));
    private final Splitter splitter = new Splitter();
    private final CellParser parser = new CellParser(javac, splitter);
    private @Nullable Notebook seen;

    /// Tells whether a cell is all written.
    ///
    /// @param code the cell
    /// @return what it looks like
    public State state(String code) {
        List<Piece> pieces = splitter.split(code);
        if (!pieces.isEmpty() && !pieces.getLast().whole()) {
            return State.INCOMPLETE;
        }
        return parser.parse(code).problems().isEmpty() ? State.COMPLETE : State.INVALID;
    }

    /// Lets somebody look at the beginning of a cell.
    ///
    /// @param notebook what the cells before it have declared
    /// @param before   the beginning of the cell
    /// @param end      what is put behind it, so that all brackets close
    /// @param look     looks
    /// @return what was seen
    public <T> T look(Notebook notebook, String before, String end, Look<T> look) {
        if (!notebook.equals(seen)) {
            javac.files().show(notebook.classes());
            if (seen == null || !notebook.setup().equals(seen.setup())) {
                List<String> options = new ArrayList<>(List.of("--should-stop=ifError=FLOW"));
                options.addAll(notebook.setup().compilerOptions());
                javac.use(notebook.setup().compilerPath(), options);
            }
            seen = notebook;
        }
        String source = source(notebook, before, end);
        return javac.run(List.of(new SourceText("Assist", source)), (task, errors) -> {
            CompilationUnitTree tree = task.parse().iterator().next();
            analyze(task);
            return look.at(task, tree);
        }).result();
    }

    @Override
    public void close() {
        splitter.close();
        javac.close();
    }

    private static void analyze(JavacTask task) throws IOException {
        task.analyze();
    }

    /// A class with what the cell has declared so far, and a method with its last piece, which is the one being written.
    private String source(Notebook notebook, String before, String end) {
        List<Piece> pieces = splitter.split(before);
        int start = pieces.isEmpty() ? before.length() : pieces.getLast().span().start();
        String last = before.substring(start) + end;
        boolean member = MEMBER.matcher(last).lookingAt();
        StringBuilder imports = new StringBuilder("package " + ClassFiles.PACKAGE + ";");
        notebook.imports().forEach(imports::append);
        StringBuilder members = new StringBuilder();
        StringBuilder locals = new StringBuilder();
        for (Unit unit : parser.parse(before.substring(0, start)).units()) {
            String text = unit.span().of(before) + "\n";
            switch (unit) {
                case Import _ -> imports.append(text).append(";");
                case Method _ -> members.append("static ").append(text.replaceFirst("^(public |static )+", ""));
                case TypeDeclaration _ ->
                    members.append("static ").append(text.replaceFirst("^(public |static )+", ""));
                case Variables _ -> (member ? members.append("static ") : locals).append(text).append(";");
                case Unit.Statement _,Unit.Expression _ -> {
                    // what they do to variables changes no type
                }
            }
        }
        return imports + "class Assist {" + members
                + (member
                        ? "static " + last
                        : "static Object $() throws Throwable {"
                                + locals + last + "}")
                + "}";
    }
}
