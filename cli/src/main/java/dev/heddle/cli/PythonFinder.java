package dev.heddle.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Finds the Python that Heddle makes its environment with: the first of a fixed list that is new enough and can make
/// one. So two runs on one machine find the same.
final class PythonFinder {

    /// The oldest Python that JupyterLab's releases of today run on.
    static final Version OLDEST = new Version(3, 10);

    /// The plain names first; the others are for systems whose own python3 is too old.
    private static final List<List<String>> CANDIDATES = List.of(List.of("python3"), List.of("python"),
            List.of("py", "-3"), List.of("python3.14"), List.of("python3.13"), List.of("python3.12"),
            List.of("python3.11"), List.of("python3.10"));

    /// Any Python since 2 understands it. Debian's has no ensurepip until python3-venv is installed. No double quotes:
    /// Windows would need them escaped.
    private static final String QUESTION = "import sys; print('heddle %d.%d.%d' % sys.version_info[:3]);"
            + " print(sys.executable); import venv, ensurepip; ensurepip.version()";

    private final Machine machine;

    PythonFinder(Machine machine) {
        this.machine = machine;
    }

    /// How the search ended.
    sealed interface Search {}

    record Found(Python python) implements Search {}

    /// None fits.
    ///
    /// @param reason what is wrong with those that are there, as a sentence without its full stop
    /// @param fix    how to get one
    record NoneFits(String reason, Fix fix) implements Search {}

    /// What one candidate answered: either a Python, or why it is none.
    private sealed interface Answer {}

    private record Fits(Python python) implements Answer {}

    private record Unfit(String reason) implements Answer {}

    /// The Python of a machine.
    ///
    /// @throws SetupException if there is none that fits
    static Python required(Machine machine) {
        return switch (new PythonFinder(machine).search()) {
            case Found(Python python) -> python;
            case NoneFits(String reason, Fix fix) ->
                throw new SetupException("Heddle needs Python " + OLDEST + " or newer, but " + reason + ".",
                        fix.text());
        };
    }

    Search search() {
        List<Unfit> unfit = new ArrayList<>();
        for (List<String> candidate : CANDIDATES) {
            Path program = machine.which(candidate.getFirst());
            if (program == null) {
                continue;
            }
            switch (ask(program, candidate.subList(1, candidate.size()))) {
                case Fits(Python python) -> {
                    return new Found(python);
                }
                case Unfit reason -> unfit.add(reason);
            }
        }
        if (unfit.isEmpty()) {
            return new NoneFits("no Python is on PATH", Supply.PYTHON.fix(machine));
        }
        return new NoneFits(String.join("; ", unfit.stream().map(Unfit::reason).distinct().toList()),
                Supply.PYTHON.fix(machine));
    }

    private Answer ask(Path program, List<String> options) {
        List<Object> command = new ArrayList<>(List.of(program));
        command.addAll(options);
        command.addAll(List.of("-c", QUESTION));
        Tool.Outcome outcome =
                machine.run(Tool.of(command).within(Reply.LIMIT).with(Map.of("PYTHONIOENCODING", "utf-8")));
        if (outcome.code() == Tool.Outcome.OUT_OF_TIME) {
            return new Unfit(program + " did not answer within " + Reply.LIMIT.toSeconds() + " s");
        }
        int start = indexOfAnswer(outcome.lines());
        if (start < 0 || start + 1 >= outcome.lines().size()) {
            return new Unfit(program + " does not start: " + outcome.lastLine());
        }
        String version = outcome.lines().get(start).substring("heddle ".length());
        return judge(program, version, outcome.lines().get(start + 1), outcome);
    }

    private static Answer judge(Path program, String version, String executable, Tool.Outcome outcome) {
        Version found = Version.in(version);
        if (found == null || found.isOlderThan(OLDEST)) {
            return new Unfit(program + " is " + version);
        }
        if (!outcome.ok()) {
            return new Unfit(program + " (" + version + ") cannot make environments: " + outcome.lastLine());
        }
        // An embedded Python does not know its own path.
        return new Fits(new Python(executable.isBlank() ? program : Path.of(executable.strip()), version));
    }

    private static int indexOfAnswer(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("heddle ")) {
                return i;
            }
        }
        return -1;
    }
}
