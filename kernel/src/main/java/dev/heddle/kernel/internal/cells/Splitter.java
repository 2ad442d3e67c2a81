package dev.heddle.kernel.internal.cells;

import dev.heddle.kernel.internal.cells.Unit.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.jspecify.annotations.Nullable;

/// Cuts a cell into declarations, statements and expressions, the way JShell does. It runs nothing.
final class Splitter implements AutoCloseable {

    /// A piece of the cell.
    ///
    /// @param span   where it stands
    /// @param text   its text
    /// @param whole  false if the cell ends before the piece does
    /// @param closed whether it ends as Java wants it; otherwise a semicolon is missing
    record Piece(Span span, String text, boolean closed, boolean whole) {}

    private static final int WINDOW = 400;
    private static final Pattern SYNCHRONIZED_METHOD = Pattern.compile("\\bsynchronized\\b(?!\\s*\\()");

    private final JShell shell =
            JShell.builder().executionEngine(new Idle(), Map.of()).fileManager(UnindexedFiles::new).build();
    private final SourceCodeAnalysis analysis = shell.sourceCodeAnalysis();

    List<Piece> split(String cell) {
        List<Piece> pieces = new ArrayList<>();
        int start = skipSpace(cell, 0);
        while (start < cell.length()) {
            Piece piece = next(cell, start);
            if (piece == null) {
                break; // only comments are left
            }
            pieces.add(piece);
            start = skipSpace(cell, piece.span().end());
        }
        return pieces;
    }

    @Override
    public void close() {
        shell.close();
    }

    /// JShell looks at all that is left of the cell for each piece, which makes long cells slow. So it is first shown a
    /// window, and more of the cell only if the piece does not clearly end within.
    private @Nullable Piece next(String cell, int start) {
        for (int size = WINDOW;; size *= 4) {
            int end = start + size >= cell.length() ? cell.length() : lineEnd(cell, start + size);
            CompletionInfo info = analysis.analyzeCompletion(readable(cell.substring(start, end)));
            boolean complete = info.completeness().isComplete();
            int length = complete ? end - start - info.remaining().length() : end - start;
            if (end == cell.length() || (complete && skipSpace(cell, start + length) < end)) {
                if (info.completeness() == Completeness.EMPTY) {
                    return null;
                }
                boolean closed = info.completeness() == Completeness.COMPLETE;
                Span span = new Span(start, trimEnd(cell, start + length));
                boolean open = info.completeness() == Completeness.DEFINITELY_INCOMPLETE
                        || info.completeness() == Completeness.CONSIDERED_INCOMPLETE;
                return new Piece(span, span.of(cell), closed, !open);
            }
        }
    }

    /// JShell takes `synchronized` before a method for the beginning of a statement. Blanks are as long.
    private static String readable(String text) {
        return SYNCHRONIZED_METHOD.matcher(text).replaceAll("            ");
    }

    private static int lineEnd(String cell, int from) {
        int newline = cell.indexOf('\n', from);
        return newline < 0 ? cell.length() : newline + 1;
    }

    private static int skipSpace(String cell, int from) {
        int i = from;
        while (i < cell.length() && Character.isWhitespace(cell.charAt(i))) {
            i++;
        }
        return i;
    }

    private static int trimEnd(String cell, int end) {
        int i = end;
        while (i > 0 && Character.isWhitespace(cell.charAt(i - 1))) {
            i--;
        }
        return i;
    }

    /// An engine for a JShell that is only asked about texts.
    private static final class Idle implements ExecutionControlProvider, ExecutionControl {

        @Override
        public String name() {
            return "idle";
        }

        @Override
        public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
            return this;
        }

        @Override
        public void load(ClassBytecodes[] classes) {}

        @Override
        public void redefine(ClassBytecodes[] classes) {}

        @Override
        public String invoke(String className, String methodName) {
            return "";
        }

        @Override
        public String varValue(String className, String variable) {
            return "";
        }

        @Override
        public void addToClasspath(String path) {}

        @Override
        public void stop() {}

        @Override
        public Object extensionCommand(String command, Object argument) {
            return "";
        }

        @Override
        public void close() {}
    }
}
