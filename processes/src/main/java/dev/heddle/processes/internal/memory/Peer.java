package dev.heddle.processes.internal.memory;

import java.io.IOException;
import java.nio.file.Files;
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
    private static final int SELF = tagOf(ProcessHandle.current().pid());

    private Peer() {}

    /// The tag of this process. Never zero.
    public static int self() {
        return SELF;
    }

    public static int pid(int tag) {
        return tag & PID;
    }

    /// Whether the process of that tag still runs.
    public static boolean isAlive(int tag) {
        int process = tag & TAG;
        return process == SELF || process == tagOf(pid(process));
    }

    /// Zero if there is no such process.
    private static int tagOf(long pid) {
        long start = PROC ? startFromProc(pid) : startFromHandle(pid);
        if (start < 0) {
            return 0;
        }
        long mixed = start ^ (start >>> 9) ^ (start >>> 18) ^ (start >>> 27);
        return (int) ((pid & PID) | ((mixed & 0x1ff) << PID_BITS));
    }

    /// In ticks since the machine was started: unlike the clock's time, nobody sets it.
    private static long startFromProc(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", 21);
            boolean ended = fields[0].equals("Z") || fields[0].equals("X");
            return ended ? -1 : Long.parseLong(fields[19]);
        } catch (IOException _) {
            return -1; // there is no such process, or no longer
        }
    }

    private static long startFromHandle(long pid) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .map(process -> process.info().startInstant().map(Instant::toEpochMilli).orElse(0L))
                .orElse(-1L);
    }
}
