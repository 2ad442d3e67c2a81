package dev.heddle.cli;

import dev.heddle.grader.Checker;
import dev.heddle.grader.Verdict;
import dev.heddle.grader.Verdict.Check;
import java.io.IOException;
import java.util.Locale;

/// A verdict as text for a terminal.
final class VerdictReport {

    private static final String INDENT = "    ";

    private final Terminal terminal;
    private final Checker checker;

    VerdictReport(Terminal terminal, Checker checker) {
        this.terminal = terminal;
        this.checker = checker;
    }

    void print(Verdict verdict) throws IOException {
        terminal.out()
                .println(terminal.bold(verdict.exercise().number() + " " + verdict.exercise().title())
                        + String.format(Locale.ROOT, "  (%.1f s)", verdict.time().toMillis() / 1000.0));
        verdict.problems().forEach(each -> {
            terminal.out().println(terminal.red("✗ ") + each.sentence());
            indent(each.source());
        });
        for (Check each : verdict.checks()) {
            terminal.out().println((each.passed() ? terminal.green("✓ ") : terminal.red("✗ ")) + each.what());
            if (!each.passed()) {
                indent(each.text());
            }
        }
        if (!verdict.passed() && !verdict.output().isBlank()) {
            terminal.out().println(checker.say("output"));
            indent(verdict.output().stripTrailing());
        }
        terminal.out().println(conclusion(verdict));
    }

    private String conclusion(Verdict verdict) {
        String text = checker.conclusion(verdict);
        if (!verdict.problems().isEmpty()) {
            return text;
        }
        return verdict.passed() ? terminal.green(text) : terminal.red(text);
    }

    private void indent(String text) {
        text.lines().forEach(each -> terminal.out().println(INDENT + each));
    }
}
