package dev.heddle.grader;

import java.time.Duration;
import java.util.List;

/// How an answer did.
///
/// @param exercise of which exercise
/// @param problems why it cannot be run; empty if it can
/// @param checks   what each check has found
/// @param output   the beginning of what it has printed
/// @param time     how long it took to say so
public record Verdict(Exercise exercise, List<Problem> problems, List<Check> checks, String output, Duration time) {

    /// Why an answer cannot be run.
    ///
    /// @param file   where
    /// @param line   the line; 0 if it is none in particular
    /// @param text   what is wrong
    /// @param source the line's text, and a caret below it; empty if there is no line
    public record Problem(String file, long line, String text, String source) {

        /// What is wrong, behind its place if it has one.
        ///
        /// @return such as `Counter.java:4: ';' expected`
        public String sentence() {
            return line == 0 ? text : file + ":" + line + ": " + text;
        }
    }

    /// What one check has found.
    ///
    /// @param what   what it tries
    /// @param hidden whether only the author can read it
    /// @param passed whether it found nothing wrong
    /// @param text   what it found
    public record Check(String what, boolean hidden, boolean passed, String text) {}

    /// Keeps its own copies.
    public Verdict {
        problems = List.copyOf(problems);
        checks = List.copyOf(checks);
    }

    /// Whether the answer is right, as far as the checks can tell.
    ///
    /// @return true if it can be run and all checks passed, of which there was at least one
    public boolean passed() {
        return problems.isEmpty() && !checks.isEmpty() && checks.stream().allMatch(Check::passed);
    }
}
