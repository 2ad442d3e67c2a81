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
            String place = each.line() == 0 ? "" : each.file() + ":" + each.line() + ": ";
            terminal.out().println(terminal.red("✗ ") + place + each.text());
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
        if (!verdict.problems().isEmpty()) {
            return checker.say("notChecked");
        }
        long passed = verdict.checks().stream().filter(Check::passed).count();
        return verdict.passed()
                ? terminal.green(checker.say("allPassed", passed))
                : terminal.red(checker.say("passed", passed, verdict.checks().size()));
    }

    private void indent(String text) {
        text.lines().forEach(each -> terminal.out().println(INDENT + each));
    }
}
