package dev.heddle.processes.internal.memory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;

/// A process as a word of shared memory names it: its pid, and nine bits of when it started, since pids come again.
///
/// The highest bit of such a tag is free for what the word has to say beside it.
public final class Peer {

    /// The bits of a tag.
    public static final int TAG = 0x7fff_ffff;

    private static final int PID_BITS = 22;
    private static final int PID = (1 << PID_BITS) - 1;
    private static final boolean PROC = Files.isReadable(Path.of("/proc/self/stat"));
    private static final long GONE = -1;
    private static final long UNKNOWN = -2;
    private static final int SELF = tagOfThisProcess();

    private Peer() {}

    /// The tag of this process. Never zero.
    public static int self() {
        return SELF;
    }

    public static int pid(int tag) {
        return tag & PID;
    }

    /// Whether the process of that tag still runs. If the system does not tell, it does: a lock that is taken from somebody
    /// who lives is worse than one that is taken later.
    public static boolean isAlive(int tag) {
        int process = tag & TAG;
        if (process == SELF) {
            return true;
        }
        long start = startOf(pid(process));
        return start == UNKNOWN || (start != GONE && process == tagOf(pid(process), start));
    }

    private static int tagOfThisProcess() {
        long pid = ProcessHandle.current().pid();
        long start = startOf(pid);
        if (start < 0) {
            throw new IllegalStateException("the system does not tell when this process was started");
        }
        return tagOf(pid, start);
    }

    private static int tagOf(long pid, long start) {
        long mixed = start ^ (start >>> 9) ^ (start >>> 18) ^ (start >>> 27);
        return (int) ((pid & PID) | ((mixed & 0x1ff) << PID_BITS));
    }

    private static long startOf(long pid) {
        return PROC ? startFromProc(pid) : startFromHandle(pid);
    }

    /// In ticks since the machine was started: unlike the clock's time, nobody sets it.
    private static long startFromProc(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", 21);
            boolean ended = fields[0].equals("Z") || fields[0].equals("X");
            return ended ? GONE : Long.parseLong(fields[19]);
        } catch (NoSuchFileException _) {
            return GONE;
        } catch (IOException _) {
            return UNKNOWN; // it ends just now, or this process has too many files open: the next look will tell
        }
    }

    private static long startFromHandle(long pid) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .map(process -> process.info().startInstant().map(Instant::toEpochMilli).orElse(0L))
                .orElse(GONE);
    }
}
