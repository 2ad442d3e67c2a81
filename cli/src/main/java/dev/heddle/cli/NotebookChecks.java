package dev.heddle.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Looks for what shows the notebooks: Python, JupyterLab, and Heddle's kernel in it.
final class NotebookChecks {

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

    /// Asks in the order in which `heddle lab` chooses.
    Diagnosis lab() {
        List<Lab> labs = new ArrayList<>();
        Path onPath = machine.which("jupyter-lab");
        if (onPath != null) {
            labs.add(lab(onPath.toString(), Reply.of(machine, onPath, "--version")));
        }
        Path own = ownPython();
        if (machine.exists(own)) {
            labs.add(lab(".heddle/venv", Reply.of(machine, own, "-m", "jupyterlab", "--version")));
        }
        Lab fit = labs.stream().filter(lab -> lab.problem() == null).findFirst().orElse(null);
        String problems = labs.stream()
                .takeWhile(lab -> lab.problem() != null)
                .map(Lab::problem)
                .collect(Collectors.joining("; "));
        if (fit != null) {
            return Diagnosis.ok(fit.version() + " in " + fit.place()
                    + (problems.isEmpty() ? "" : ", since " + problems));
        }
        return Diagnosis.notSetUp(
                labs.isEmpty() ? "not here yet" : problems + (machine.exists(own) ? "" : "; Heddle uses its own"),
                new Fix.Step(machine.heddle("lab")));
    }

    Diagnosis kernel() {
        // Not the environment's Python: that is a link out of it, to one whose kernels it does not see.
        List<Path> jupyters = new ArrayList<>(List.of(ownPython().resolveSibling("jupyter-lab")));
        for (String program : List.of("jupyter-lab", "jupyter")) {
            Path onPath = machine.which(program);
            if (onPath != null) {
                jupyters.add(onPath);
            }
        }
        List<InstalledKernel> installed = new KernelFolders(machine).of(jupyters)
                .stream()
                .map(folder -> InstalledKernel.in(folder.resolve("heddle"), machine))
                .filter(kernel -> kernel != null)
                .toList();
        InstalledKernel broken = installed.stream().filter(kernel -> kernel.problem() != null).findFirst().orElse(null);
        if (installed.isEmpty()) {
            return Diagnosis.notSetUp("not installed yet", new Fix.Step(machine.heddle("lab")));
        }
        if (broken != null) {
            return Diagnosis.lacking("in " + broken.folder() + " " + broken.problem(),
                    "notebooks with this kernel do not start", remake(broken));
        }
        InstalledKernel slow = installed.stream().filter(InstalledKernel::slow).findFirst().orElse(null);
        if (slow != null) {
            return Diagnosis.lacking("in " + slow.folder() + " has no start-up cache",
                    "notebooks start slower than they could", new Fix.Step(machine.heddle(remedy(slow.folder()))));
        }
        return Diagnosis
                .ok("in "
                        + String.join(" and ", installed.stream().map(kernel -> kernel.folder().toString()).toList()));
    }

    private Fix remake(InstalledKernel broken) {
        String command = machine.heddle(command(broken.folder()));
        return new Fix.Step(
                broken.isDamaged() ? "Delete the folder " + broken.folder() + ", then run " + command : command);
    }

    /// What installs a kernel into this folder.
    private String command(Path folder) {
        if (folder.startsWith(home.workFolder())) {
            return "lab";
        }
        if (folder.startsWith(new JupyterFolders(machine).data())) {
            return "install --user";
        }
        // prefix/share/jupyter/kernels/heddle
        return "install --prefix '" + folder.resolve("../../../..").normalize() + "'";
    }

    /// `heddle lab` makes no caches for a kernel that works.
    private String remedy(Path folder) {
        return folder.startsWith(home.workFolder())
                ? "install --prefix '" + folder.resolve("../../../..").normalize() + "'"
                : command(folder);
    }

    private Path ownPython() {
        return home.workFolder()
                .resolve(
                        machine.platform() == Machine.Platform.WINDOWS ? "venv/Scripts/python.exe" : "venv/bin/python");
    }

    /// One JupyterLab of the machine; null for the problem if it can be used.
    private record Lab(String place, String version, @Nullable String problem) {}

    private static Lab lab(String place, Reply reply) {
        String version = reply.find(LAB_VERSION);
        Version number = version == null ? null : Version.in(version);
        if (!reply.ok() || version == null || number == null) {
            return new Lab(place, "", reply.complaint());
        }
        return new Lab(place, version, number.isOlderThan(Jupyter.OLDEST)
                ? Jupyter.tooOld(version, place)
                : null);
    }
}
