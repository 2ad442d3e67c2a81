package dev.heddle.kernel.internal.cells;

import dev.heddle.worker.Report.Failure;
import dev.heddle.worker.Report.Hang;
import dev.heddle.worker.display.MimeBundle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a cell has come to.
public sealed interface CellResult {

    /// It ran to its end.
    ///
    /// @param value how its last expression's value can be shown; null if there is none to show
    /// @param notes what its author should know all the same
    record Finished(@Nullable MimeBundle value, List<String> notes) implements CellResult {

        /// Keeps its own copy.
        public Finished {
            notes = List.copyOf(notes);
        }

        /// One with a value that is nothing but text.
        ///
        /// @param text  the text
        /// @param notes what its author should know all the same
        public Finished(String text, List<String> notes) {
            this(MimeBundle.text(text), notes);
        }

        /// One without a value.
        ///
        /// @param notes what its author should know all the same
        /// @return it
        public static Finished quiet(List<String> notes) {
            return new Finished((MimeBundle) null, notes);
        }

        /// The value as text.
        ///
        /// @return the text; null if there is no value to show
        public @Nullable String text() {
            return value == null ? null : value.plainText();
        }
    }

    /// It does not compile. None of it has run.
    ///
    /// @param problems what is wrong, in the order of the cell
    record DoesNotCompile(List<Problem> problems) implements CellResult {

        /// Keeps its own copy.
        public DoesNotCompile {
            problems = List.copyOf(problems);
        }
    }

    /// It threw.
    ///
    /// @param failure what
    record Threw(Failure failure) implements CellResult {}

    /// It used something that is not declared.
    ///
    /// @param user    what used it, such as `method twice(int)`
    /// @param missing what is not declared, such as `method once(int)`
    record UsesUndeclared(String user, List<String> missing) implements CellResult {

        /// Keeps its own copy.
        public UsesUndeclared {
            missing = List.copyOf(missing);
        }
    }

    /// It was interrupted.
    ///
    /// @param trace where it was
    /// @param hang  why its thread was left behind; null if that has ended
    record Interrupted(List<StackTraceElement> trace, @Nullable Hang hang) implements CellResult {

        /// Keeps its own copy.
        public Interrupted {
            trace = List.copyOf(trace);
        }
    }

    /// A magic in it did not do what it was asked for.
    ///
    /// @param kind   the kind of error
    /// @param reason what happened, in a sentence
    /// @param advice what to do, a sentence each
    record MagicFailed(String kind, String reason, List<String> advice) implements CellResult {

        /// Keeps its own copy.
        public MagicFailed {
            advice = List.copyOf(advice);
        }
    }

    /// It failed, and how is told already.
    ///
    /// @param name  the kind of error
    /// @param value the reason in one line
    /// @param lines the whole story, with colours
    record Reported(String name, String value, List<String> lines) implements CellResult {

        /// Keeps its own copy.
        public Reported {
            lines = List.copyOf(lines);
        }
    }

    /// The JVM that ran it ended.
    ///
    /// @param how  how it ended
    /// @param exit where the learner's code asked for it; empty if it did not
    record WorkerEnded(String how, List<StackTraceElement> exit) implements CellResult {

        /// Keeps its own copy.
        public WorkerEnded {
            exit = List.copyOf(exit);
        }
    }

    /// An error of the compiler.
    ///
    /// @param start  where it begins in the cell
    /// @param end    where it ends in the cell
    /// @param reason what the compiler says
    /// @param hint   what to do; null if nothing is sure to help
    record Problem(int start, int end, String reason, @Nullable String hint) {

        /// One for which there is no hint.
        ///
        /// @param start  where it begins in the cell
        /// @param end    where it ends in the cell
        /// @param reason what the compiler says
        public Problem(int start, int end, String reason) {
            this(start, end, reason, null);
        }
    }
}
