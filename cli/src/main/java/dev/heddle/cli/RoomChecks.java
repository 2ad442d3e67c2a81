package dev.heddle.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Looks for room to work in: folders that can be written, disk, memory, processors, and a locale.
final class RoomChecks {

    private static final long GIGABYTE = 1L << 30;

    /// JupyterLab and its packages take half of it.
    private static final long LITTLE_DISK = GIGABYTE;

    /// A browser, JupyterLab and the two JVMs of one notebook.
    private static final long LITTLE_MEMORY = 2 * GIGABYTE;

    private final Machine machine;
    private final Home home;
    private final JupyterFolders folders;

    RoomChecks(Machine machine, Home home) {
        this.machine = machine;
        this.home = home;
        this.folders = new JupyterFolders(machine);
    }

    Diagnosis workFolder() {
        Path folder = home.workFolder();
        if (machine.canWriteIn(folder)) {
            return Diagnosis.ok(folder + " can be written");
        }
        return Diagnosis.missing(folder + " cannot be written", "Heddle has no place for what it makes",
                new Fix.Step("Copy Heddle's folder to a place where you may write, and run it there."));
    }

    Diagnosis userFolders() {
        List<Path> locked = Stream.of(folders.config(), folders.data(), folders.runtime())
                .filter(folder -> !machine.canWriteIn(folder))
                .toList();
        if (locked.isEmpty()) {
            return Diagnosis.ok(folders.config() + " and " + folders.data() + " can be written");
        }
        return Diagnosis.missing(
                String.join(", ", outermost(locked)) + " cannot be written",
                "JupyterLab does not start",
                new Fix.Step("Point JUPYTER_CONFIG_DIR, JUPYTER_DATA_DIR and JUPYTER_RUNTIME_DIR to folders"
                        + " where you may write."));
    }

    private static List<String> outermost(List<Path> paths) {
        return paths.stream()
                .filter(path -> paths.stream().noneMatch(other -> !other.equals(path) && path.startsWith(other)))
                .map(Path::toString)
                .toList();
    }

    Diagnosis disk() {
        Path folder = machine.nearestExisting(home.workFolder());
        long free = machine.freeBytes(folder);
        String found = gigabytes(free) + " free in " + folder;
        return free >= LITTLE_DISK
                ? Diagnosis.ok(found)
                : Diagnosis.lacking("only " + found, "JupyterLab may not fit beside what notebooks and builds write",
                        new Fix.Step("Make room for " + gigabytes(LITTLE_DISK) + ", or move Heddle to another disk."));
    }

    Diagnosis processors() {
        int processors = machine.processors();
        return processors > 1
                ? Diagnosis.ok(String.valueOf(processors))
                : Diagnosis.lacking("only one", "demos of parallel speed-up need two",
                        new Fix.Step("Give the virtual machine or the container two processors or more."));
    }

    Diagnosis memory() {
        long memory = machine.memoryBytes();
        return memory >= LITTLE_MEMORY
                ? Diagnosis.ok(gigabytes(memory))
                : Diagnosis.lacking("only " + gigabytes(memory), "a second notebook or a build may run out of memory",
                        new Fix.Step("Close other programs, or give the machine " + gigabytes(LITTLE_MEMORY) + "."));
    }

    Diagnosis locale() {
        String encoding = encoding();
        if (encoding.equalsIgnoreCase("UTF-8")) {
            return Diagnosis.ok("UTF-8");
        }
        return switch (machine.platform()) {
            case WINDOWS -> Diagnosis.lacking("the console shows " + encoding,
                    "letters outside of it show as question marks", new Fix.Step("chcp 65001"));
            case MACOS, LINUX -> Diagnosis.lacking(encoding + " instead of UTF-8",
                    "files with Chinese or accented names cannot be opened", new Fix.Step("export LC_ALL=C.UTF-8"));
        };
    }

    /// On Windows file names are Unicode always, and only the console has an encoding.
    private String encoding() {
        boolean windows = machine.platform() == Machine.Platform.WINDOWS;
        String encoding = machine.property(windows ? "stdout.encoding" : "sun.jnu.encoding");
        if (encoding == null) {
            return "unknown";
        }
        return encoding.equals("ANSI_X3.4-1968") ? "ASCII" : encoding;
    }

    private static String gigabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f GB", (double) bytes / GIGABYTE);
    }
}
