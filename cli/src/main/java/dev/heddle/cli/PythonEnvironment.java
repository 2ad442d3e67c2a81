package dev.heddle.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Heddle's own Python environment, in `.heddle/venv`: made when it is first needed, and again when its requirements have
/// changed. A stamp is written last, so what a crash left half-made is never taken for whole.
final class PythonEnvironment {

    private static final Duration CREATE_LIMIT = Duration.ofMinutes(3);
    private static final Duration INSTALL_LIMIT = Duration.ofMinutes(30);

    private final Home home;
    private final Terminal terminal;
    private final Machine machine;
    private final Path folder;

    PythonEnvironment(Home home, Terminal terminal, Machine machine) {
        this.home = home;
        this.terminal = terminal;
        this.machine = machine;
        this.folder = home.workFolder().resolve("venv");
    }

    /// Where its `bin`, `lib` and `share` are.
    Path folder() {
        return folder;
    }

    /// Its interpreter.
    Path python() {
        boolean windows = machine.platform() == Machine.Platform.WINDOWS;
        return windows ? folder.resolve("Scripts/python.exe") : folder.resolve("bin/python");
    }

    /// Whether a package is installed in it already; if it has not been made yet, none is.
    boolean hasPackage(String name) {
        List<Path> libraries = machine.platform() == Machine.Platform.WINDOWS
                ? List.of(folder.resolve("Lib"))
                : machine.list(folder.resolve("lib"));
        return libraries.stream().anyMatch(each -> machine.isFolder(each.resolve("site-packages").resolve(name)));
    }

    /// Makes sure that everything is installed that the requirement files name.
    ///
    /// @return whether anything had to be done
    boolean ensure(List<Path> requirementFiles) {
        try {
            Files.createDirectories(home.workFolder());
            // Two at once would tear the environment apart; the second waits, and then finds all done.
            try (FileChannel lock = FileChannel.open(home.workFolder().resolve("venv.lock"),
                    StandardOpenOption.CREATE, StandardOpenOption.WRITE); FileLock held = await(lock)) {
                return held.isValid() && ensureLocked(requirementFiles);
            }
        } catch (IOException e) {
            throw new SetupException(
                    "Heddle cannot write to " + home.workFolder() + " (" + SetupException.reason(e) + ").",
                    "make that folder writable, or free some space on its disk, then start again.", e);
        }
    }

    private FileLock await(FileChannel lock) throws IOException {
        try (Progress progress = Progress.start(terminal, "Waiting for another heddle, which fills .heddle/venv")) {
            progress.at("Ctrl-C ends this one");
            return lock.lock();
        }
    }

    private boolean ensureLocked(List<Path> requirementFiles) throws IOException {
        boolean changed = false;
        if (!isWhole() || anyHasChanged(requirementFiles)) {
            create();
            changed = true;
        }
        for (Path file : requirementFiles) {
            if (!Files.exists(stamp(file))) {
                install(file);
                changed = true;
            }
        }
        return changed;
    }

    /// One that was moved with its folder is whole too: everything in it is started as a module of its interpreter,
    /// and only the scripts in its `bin`, which nothing here uses, hold absolute paths.
    private boolean isWhole() {
        return !Files.exists(unfinished()) && Tool.of(python(), "-c", "").run().ok();
    }

    private boolean anyHasChanged(List<Path> requirementFiles) throws IOException {
        for (Path file : requirementFiles) {
            if (Files.exists(stamp(file)) && !Files.readString(stamp(file)).equals(Files.readString(file))) {
                return true;
            }
        }
        return false;
    }

    /// Here while Python or pip is writing.
    private Path unfinished() {
        return folder.resolve("heddle-unfinished.txt");
    }

    /// A copy of the requirements that are installed.
    private Path stamp(Path requirements) {
        String name = home.root().relativize(requirements).toString().replace('/', '-').replace('\\', '-');
        return folder.resolve("heddle-" + name);
    }

    private void create() throws IOException {
        Python python = PythonFinder.required(machine);
        try (Progress progress = Progress.start(terminal, "Making a Python environment in .heddle/venv")) {
            progress.at("Python " + python.version());
            discard();
            Files.createDirectory(folder);
            Files.writeString(unfinished(), python.executable().toString());
            Tool.Outcome outcome = Tool.of(python.executable(), "-m", "venv", folder).within(CREATE_LIMIT).run();
            if (!outcome.ok()) {
                discard();
                throw failed("Python could not make an environment in " + folder + ": " + outcome.lastLine(), outcome);
            }
            Files.delete(unfinished());
        }
    }

    /// Deleting takes a while. What is left if it is cut short must not pass for an environment.
    private void discard() throws IOException {
        Path old = home.workFolder().resolve("venv-old");
        FileTree.delete(old);
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.move(folder, old);
            FileTree.delete(old);
        }
    }

    private void install(Path requirements) throws IOException {
        long packages = Files.readAllLines(requirements).stream().filter(line -> line.contains("==")).count();
        List<Object> command = new ArrayList<>(List.of(python(), "-m", "pip", "install", "--no-input",
                "--disable-pip-version-check", "--progress-bar", "off", "-r", requirements));
        if (System.getenv("PIP_RETRIES") == null) {
            // The default of five keeps someone without a network, or behind a mirror, waiting for minutes.
            command.addAll(List.of("--retries", "1"));
        }
        Files.writeString(unfinished(), requirements.toString());
        try (Progress progress = Progress.start(terminal, "Installing " + what(requirements) + " into .heddle/venv")) {
            var counter = new PipCounter(packages);
            Tool.Outcome outcome = Tool.of(command)
                    .with(Map.of("PYTHONUTF8", "1"))
                    .within(INSTALL_LIMIT)
                    .run(line -> progress.at(counter.after(line)));
            if (!outcome.ok()) {
                cleanUpAfter(outcome);
                throw failed("pip could not install what " + requirements.getFileName() + " names: "
                        + lastError(outcome), outcome);
            }
            writeLabSettings();
            Files.writeString(stamp(requirements), Files.readString(requirements));
            Files.delete(unfinished());
            terminal.err()
                    .println("Installed " + packages + " packages into .heddle/venv in "
                            + progress.elapsed().toSeconds() + " s.");
        }
    }

    private String what(Path requirements) {
        return requirements.equals(home.testRequirements()) ? "the test tools" : "JupyterLab";
    }

    /// A lecture is no place for the question whether news of Jupyter are wanted. Learners can change it all back.
    private void writeLabSettings() throws IOException {
        Path settings = Files.createDirectories(folder.resolve("share/jupyter/lab/settings"));
        try (InputStream overrides = PythonEnvironment.class.getResourceAsStream("overrides.json")) {
            if (overrides == null) {
                throw new IOException("overrides.json is not in the jar of the command line");
            }
            Files.copy(overrides, settings.resolve("overrides.json"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /// pip fetches everything before it writes anything. If it has written, nobody knows what is whole.
    private void cleanUpAfter(Tool.Outcome outcome) throws IOException {
        boolean wrote = outcome.lines().stream().anyMatch(line -> line.startsWith("Installing collected"));
        boolean others = Files.exists(stamp(home.requirements()));
        if (wrote || !others) {
            discard();
        } else {
            Files.delete(unfinished());
        }
    }

    private static String lastError(Tool.Outcome outcome) {
        return outcome.lines()
                .stream()
                .filter(line -> line.startsWith("ERROR:"))
                .findFirst()
                .map(line -> line.substring("ERROR:".length()).strip())
                .orElse(outcome.lastLine());
    }

    /// What to do depends on why it failed, and pip says that only in its text.
    private static SetupException failed(String problem, Tool.Outcome outcome) {
        String text = outcome.text().toLowerCase(Locale.ROOT);
        if (outcome.code() == Tool.Outcome.OUT_OF_TIME) {
            return new SetupException(problem + " (it took too long).", "look at the network, then start again.");
        }
        if (text.contains("no space left")) {
            return new SetupException(problem, "free about 1 GB on the disk, then start again.");
        }
        if (text.contains("permission denied") || text.contains("read-only file system")) {
            return new SetupException(problem, "make that folder writable, then start again.");
        }
        return new SetupException(problem,
                "is there a network? Then start again. Behind a mirror, name it to pip first "
                        + "(PIP_INDEX_URL). With a JupyterLab 4.2 or newer on the PATH nothing needs to be installed.");
    }

    /// Counts the packages that pip has looked at.
    private static final class PipCounter {

        private final long all;
        private long seen;
        private @Nullable String last;

        PipCounter(long all) {
            this.all = all;
        }

        String after(String line) {
            if (line.startsWith("Collecting ")) {
                seen = Math.min(all, seen + 1);
                last = seen + " of " + all + " packages";
            } else if (line.startsWith("Installing collected")) {
                last = "writing " + all + " packages";
            }
            return last == null ? "asking for packages" : last;
        }
    }
}
