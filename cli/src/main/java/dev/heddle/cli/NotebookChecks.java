package dev.heddle.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Looks for what shows the notebooks: Python, JupyterLab, and Heddle's kernel in it.
final class NotebookChecks {

    private static final Version OLDEST_LAB = new Version(4, 2);
    private static final Pattern LAB_VERSION = Pattern.compile("^(\\d+\\.\\d+\\S*)\\s*$");

    private final Machine machine;
    private final Home home;

    NotebookChecks(Machine machine, Home home) {
        this.machine = machine;
        this.home = home;
    }

    Diagnosis python() {
        return switch (new PythonFinder(machine).search()) {
            case PythonFinder.Found(Python python) -> Diagnosis.ok(python.version() + " in " + python.executable());
            case PythonFinder.NoneFits(String reason, Fix fix) ->
                Diagnosis.missing(reason, "Heddle cannot fetch JupyterLab, nor test the notebooks", fix);
        };
    }

    Diagnosis lab() {
        List<Lab> labs = new ArrayList<>();
        Path onPath = machine.which("jupyter-lab");
        Path general = machine.which("jupyter");
        if (onPath != null) {
            labs.add(lab(onPath, Reply.of(machine, onPath, "--version")));
        } else if (general != null) {
            labs.add(lab(general, Reply.of(machine, general, "lab", "--version")));
        }
        Path own = ownLab();
        if (machine.exists(own)) {
            labs.add(lab(own, Reply.of(machine, own, "--version")));
        }
        Lab fit = labs.stream().filter(lab -> lab.problem() == null).findFirst().orElse(null);
        if (fit != null) {
            return Diagnosis.ok(fit.version() + " in " + fit.program());
        }
        if (labs.stream().anyMatch(lab -> lab.program().equals(own))) {
            return Diagnosis.lacking(problems(labs), "notebooks cannot be opened",
                    new Fix.Step("Delete the folder .heddle/venv, then run " + machine.heddle("lab") + "."));
        }
        return Diagnosis.lacking(labs.isEmpty() ? "not here yet" : problems(labs),
                "the first start of " + machine.heddle("lab") + " takes longer: it fetches JupyterLab",
                new Fix.Step(machine.heddle("lab")));
    }

    Diagnosis kernel() {
        List<Path> jupyters = new ArrayList<>(List.of(ownLab()));
        for (String program : List.of("jupyter-lab", "jupyter")) {
            Path onPath = machine.which(program);
            if (onPath != null) {
                jupyters.add(onPath);
            }
        }
        List<InstalledKernel> installed = new UserFolders(machine).kernels(jupyters)
                .stream()
                .map(folder -> InstalledKernel.in(folder.resolve("heddle"), machine))
                .filter(kernel -> kernel != null)
                .toList();
        InstalledKernel broken = installed.stream().filter(kernel -> kernel.problem() != null).findFirst().orElse(null);
        if (installed.isEmpty()) {
            return Diagnosis.lacking("not installed yet", "Jupyter does not offer Java (Heddle)",
                    new Fix.Step(machine.heddle("lab")));
        }
        if (broken != null) {
            return Diagnosis.lacking("in " + broken.folder() + " " + broken.problem(),
                    "notebooks with this kernel do not start", new Fix.Step(machine.heddle(remake(broken))));
        }
        return Diagnosis
                .ok("in "
                        + String.join(" and ", installed.stream().map(kernel -> kernel.folder().toString()).toList()));
    }

    private String remake(InstalledKernel broken) {
        if (broken.folder().startsWith(home.workFolder())) {
            return "lab";
        }
        if (broken.folder().startsWith(new UserFolders(machine).data())) {
            return "install --user";
        }
        // prefix/share/jupyter/kernels/heddle
        return "install --prefix '" + broken.folder().resolve("../../../..").normalize() + "'";
    }

    private Path ownLab() {
        return home.workFolder()
                .resolve(machine.platform() == Machine.Platform.WINDOWS
                        ? "venv/Scripts/jupyter-lab.exe"
                        : "venv/bin/jupyter-lab");
    }

    /// One JupyterLab of the machine; null for the problem if it can be used.
    private record Lab(Path program, String version, @Nullable String problem) {}

    private static Lab lab(Path program, Reply reply) {
        String version = reply.find(LAB_VERSION);
        Version number = version == null ? null : Version.in(version);
        if (!reply.ok() || version == null || number == null) {
            return new Lab(program, "", reply.complaint());
        }
        return new Lab(program, version, number.isOlderThan(OLDEST_LAB)
                ? version + " in " + program + " is older than " + OLDEST_LAB
                : null);
    }

    private static String problems(List<Lab> labs) {
        return String.join("; ", labs.stream().map(lab -> String.valueOf(lab.problem())).toList());
    }
}
