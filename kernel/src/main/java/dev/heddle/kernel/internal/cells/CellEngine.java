package dev.heddle.kernel.internal.cells;

import dev.heddle.kernel.internal.cells.CellResult.DoesNotCompile;
import dev.heddle.kernel.internal.cells.CellResult.Finished;
import dev.heddle.kernel.internal.cells.CellResult.Problem;
import dev.heddle.kernel.internal.cells.CellResult.Threw;
import dev.heddle.kernel.internal.cells.CellResult.UsesUndeclared;
import dev.heddle.kernel.internal.cells.CellResult.WorkerEnded;
import dev.heddle.worker.Report.Failure;
import dev.heddle.worker.Report.Output;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.UnresolvedReferenceException;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.jspecify.annotations.Nullable;

/// Compiles cells with JShell, and has the worker run them. Used by one thread.
public final class CellEngine implements AutoCloseable {

    private final WorkerJvm worker;
    private final RemoteExecution execution;
    private final JShell shell;
    private final SourceCodeAnalysis analysis;

    private CellEngine(WorkerJvm worker) {
        this.worker = worker;
        this.execution = new RemoteExecution(worker);
        this.shell = JShell.builder()
                .executionEngine(new Provider(execution), Map.of())
                // Cells see what the worker sees, not what this JVM is made of.
                .compilerOptions("-g", "-classpath", WorkerJvm.classPath())
                .build();
        this.analysis = shell.sourceCodeAnalysis();
    }

    /// Starts a worker JVM and a compiler for it.
    ///
    /// @param onOutput gets what the cells print
    /// @return the engine
    /// @throws IOException if the worker does not come up
    public static CellEngine start(Consumer<Output> onOutput) throws IOException {
        return new CellEngine(WorkerJvm.start(onOutput));
    }

    /// Whether cells can still run.
    ///
    /// @return false once the worker has ended
    public boolean isAlive() {
        return worker.ended() == null;
    }

    /// The process in which the cells run.
    ///
    /// @return its pid
    public long workerPid() {
        return worker.pid();
    }

    /// Compiles and runs a cell, one declaration or statement after the other, until one fails.
    ///
    /// @param id   owns what the cell prints
    /// @param code the cell
    /// @return what it has come to
    public CellResult run(String id, String code) {
        execution.begin(id);
        if (execution.ended() != null) {
            return ended(execution.ended());
        }
        String value = null;
        int start = skipSpace(code, 0);
        while (start < code.length()) {
            CompletionInfo info = analysis.analyzeCompletion(code.substring(start));
            boolean complete = info.completeness().isComplete();
            // An incomplete end is evaluated too: its error says what is missing.
            List<SnippetEvent> events = shell.eval(complete ? info.source() : code.substring(start));
            CellResult failed = failure(info, events, start, code);
            if (failed != null) {
                return failed;
            }
            for (SnippetEvent event : events) {
                if (event.causeSnippet() == null) {
                    value = valueOf(event);
                }
            }
            start = complete ? skipSpace(code, code.length() - info.remaining().length()) : code.length();
        }
        return new Finished(value);
    }

    /// Ends the worker.
    @Override
    public void close() {
        // Not the shell, which another thread may be using: it ends by itself when it asks the worker for something.
        worker.close();
    }

    private static int skipSpace(String code, int from) {
        int i = from;
        while (i < code.length() && Character.isWhitespace(code.charAt(i))) {
            i++;
        }
        return i;
    }

    private @Nullable CellResult failure(CompletionInfo info, List<SnippetEvent> events, int start, String code) {
        if (execution.ended() != null) {
            return ended(execution.ended());
        }
        if (execution.refusal() != null) {
            throw new IllegalStateException("the JVM of the cells could not run this: " + execution.refusal());
        }
        for (SnippetEvent event : events) {
            CellResult failed = failure(event, start, code);
            if (failed != null) {
                return failed;
            }
        }
        if (info.completeness() == Completeness.DEFINITELY_INCOMPLETE) {
            // The only end that is missing and of which the compiler does not complain.
            return new DoesNotCompile(
                    List.of(new Problem(Math.max(start, code.lastIndexOf("/*")), code.length(), "unclosed comment")));
        }
        return null;
    }

    private @Nullable CellResult failure(SnippetEvent event, int start, String code) {
        if (event.status() == Status.REJECTED) {
            return rejected(event.snippet(), start, code);
        }
        if (event.exception() instanceof UnresolvedReferenceException unresolved) {
            return undeclared(unresolved.getSnippet());
        }
        Failure thrown = execution.failure();
        if (event.exception() != null && thrown != null) {
            return new Threw(thrown);
        }
        return null;
    }

    private static WorkerEnded ended(WorkerEndedException how) {
        return new WorkerEnded(String.valueOf(how.getMessage()));
    }

    private DoesNotCompile rejected(Snippet snippet, int start, String code) {
        List<Problem> problems = shell.diagnostics(snippet)
                .filter(Diag::isError)
                .map(each -> problem(each, start, code))
                .toList();
        // Of some nonsense the compiler has nothing to say.
        return new DoesNotCompile(
                problems.isEmpty() ? List.of(new Problem(start, code.length(), "this is not Java")) : problems);
    }

    private UsesUndeclared undeclared(DeclarationSnippet snippet) {
        return new UsesUndeclared(describe(snippet), shell.unresolvedDependencies(snippet).toList());
    }

    private static String describe(DeclarationSnippet snippet) {
        return snippet.kind().name().toLowerCase(Locale.ROOT).replace("_decl", "") + " " + snippet.name();
    }

    private static Problem problem(Diag diagnostic, int offset, String code) {
        int start = Math.clamp(offset + diagnostic.getStartPosition(), 0, code.length());
        int end = Math.clamp(offset + diagnostic.getEndPosition(), start, code.length());
        return new Problem(start, end, diagnostic.getMessage(Locale.ENGLISH));
    }

    /// The value to show: of an expression, not of a declaration.
    private static @Nullable String valueOf(SnippetEvent event) {
        Snippet snippet = event.snippet();
        boolean expression = snippet.kind() == Snippet.Kind.EXPRESSION
                || snippet.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND;
        boolean assignment = snippet.subKind() == Snippet.SubKind.ASSIGNMENT_SUBKIND;
        return expression && !assignment ? event.value() : null;
    }

    private record Provider(RemoteExecution execution) implements ExecutionControlProvider {

        @Override
        public String name() {
            return "heddle";
        }

        @Override
        public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
            return execution;
        }
    }
}
