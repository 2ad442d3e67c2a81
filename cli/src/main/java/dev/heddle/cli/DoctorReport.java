package dev.heddle.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// What `heddle doctor` shows to a person.
final class DoctorReport {

    private static final int WIDTH = 100;
    private static final int NAMES = 18;

    private final Terminal terminal;
    private final boolean plain;

    /// @param plain whether to do with ASCII
    DoctorReport(Terminal terminal, boolean plain) {
        this.terminal = terminal;
        this.plain = plain;
    }

    void print(List<Finding> findings) {
        for (Finding.Group group : Finding.Group.values()) {
            terminal.out().println(terminal.bold(group.title()));
            findings.stream().filter(finding -> finding.group() == group).forEach(this::print);
            terminal.out().println();
        }
        for (String line : wrapped(summary(findings), WIDTH)) {
            terminal.out().println(line);
        }
        terminal.out().flush();
    }

    private void print(Finding finding) {
        Diagnosis diagnosis = finding.diagnosis();
        // Quiet: what is merely optional calls for nothing.
        boolean quiet = finding.group() == Finding.Group.OPTIONAL && finding.state() != Diagnosis.State.OK;
        String name = finding.name() + " ".repeat(Math.max(1, NAMES - 4 - finding.name().length()));
        String found = quiet ? diagnosis.found() + "; " + diagnosis.cost() : diagnosis.found();
        part("  " + mark(finding) + " " + name, found, quiet ? terminal::faint : UnaryOperator.identity());
        if (diagnosis.cost() != null && !quiet) {
            part(" ".repeat(NAMES) + "cost: ", diagnosis.cost(), UnaryOperator.identity());
        }
        if (diagnosis.fix() != null) {
            part(" ".repeat(NAMES) + (finding.state() == Diagnosis.State.NOT_SET_UP ? "next: " : "fix:  "),
                    diagnosis.fix().text(), terminal::bold);
        }
    }

    /// Text that goes on under its own beginning.
    private void part(String label, String text, UnaryOperator<String> style) {
        int indent = label.startsWith(" ".repeat(NAMES)) ? NAMES + 6 : NAMES;
        String before = label;
        for (String line : wrapped(text, WIDTH - indent)) {
            terminal.out().println(before + style.apply(line));
            before = " ".repeat(indent);
        }
    }

    private String mark(Finding finding) {
        return switch (finding.state()) {
            case OK -> terminal.green(plain ? "+" : "✓");
            case NOT_SET_UP -> terminal.faint(plain ? "." : "·");
            case OPTIONAL_MISSING ->
                finding.group() == Finding.Group.OPTIONAL ? terminal.faint("-") : terminal.yellow("!");
            case REQUIRED_MISSING -> terminal.red(plain ? "x" : "✗");
        };
    }

    private static String summary(List<Finding> findings) {
        List<String> toSetUp = names(findings, Diagnosis.State.NOT_SET_UP);
        toSetUp.addAll(names(findings, Diagnosis.State.OPTIONAL_MISSING));
        List<String> missing = names(findings, Diagnosis.State.REQUIRED_MISSING);
        if (!missing.isEmpty()) {
            return (missing.size() == 1 ? "1 thing is missing: " : missing.size() + " things are missing: ")
                    + UsageErrors.enumeration(missing) + remedy(findings);
        }
        if (!toSetUp.isEmpty()) {
            return "All that Heddle needs is here; " + UsageErrors.enumeration(toSetUp)
                    + (toSetUp.size() == 1 ? " is" : " are")
                    + " still to be set up.";
        }
        return "All that Heddle needs is here.";
    }

    private static List<String> names(List<Finding> findings, Diagnosis.State state) {
        return findings.stream()
                .filter(finding -> finding.group() == Finding.Group.NEEDED && finding.state() == state)
                .map(Finding::name)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /// The packages of all in one command, if packages help; the other fixes stand above.
    private static String remedy(List<Finding> findings) {
        List<Finding> missing = findings.stream()
                .filter(finding -> finding.state() == Diagnosis.State.REQUIRED_MISSING)
                .toList();
        Map<String, Set<String>> packages = new LinkedHashMap<>();
        boolean more = false;
        for (Finding finding : missing) {
            switch (finding.diagnosis().fix()) {
                case Fix.Install(String command, List<String> names) ->
                    packages.computeIfAbsent(command, _ -> new LinkedHashSet<>()).addAll(names);
                case Fix.Step _ -> more = true;
                case null -> more = true;
            }
        }
        if (packages.isEmpty()) {
            return missing.size() == 1 ? "; what to do stands beside it." : "; what to do stands beside each.";
        }
        List<String> commands = new ArrayList<>();
        packages.forEach((command, names) -> commands.add(command + " " + String.join(" ", names)));
        return (more ? "; do what stands beside each, or for the packages run: " : "; run: ")
                + String.join(" && ", commands);
    }

    /// Breaks at spaces only; a word that is too long, such as a path, stays whole.
    private static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
