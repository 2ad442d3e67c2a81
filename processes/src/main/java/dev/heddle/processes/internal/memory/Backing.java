package dev.heddle.processes.internal.memory;

/// What holds the bytes of a new region: found by its path, and released by its owner.
///
/// @param path     by which any process of the user opens it while the owner has not released it
/// @param wakeable whether the operating system wakes who waits on a word of it
/// @param release  lets go of it; what processes have mapped stays
record Backing(String path, boolean wakeable, Runnable release) {

    /// Set to `true`, it takes what works on every system, also on Linux.
    static final String PORTABLE = "heddle.processes.portable";

    private static final boolean LINUX = !Boolean.getBoolean(PORTABLE) && Linux.isHere();

    static Backing make() {
        return LINUX ? memoryFile() : TemporaryFile.make();
    }

    private static Backing memoryFile() {
        int file = Linux.memoryFile("heddle");
        return new Backing("/proc/" + ProcessHandle.current().pid() + "/fd/" + file, true, () -> Linux.close(file));
    }
}
