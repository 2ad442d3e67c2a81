package dev.heddle.worker.tool;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The kernel's own clocks of what has been computed, by the whole process and by each of its threads, to the nanosecond:
/// what the JVM says of its process goes by steps of 10 ms. Linux only.
@SuppressWarnings("restricted") // the worker is started with leave for it
final class CpuClock {

    private static final int OF_PROCESS = 2; // CLOCK_PROCESS_CPUTIME_ID
    private static final int OF_THREAD = 0b110; // in the last bits of a clock's id: of a thread, and when it ran
    private static final int BITS = 3;
    private static final long SECOND = 1_000_000_000;

    private final MethodHandle read;
    private final MemorySegment time; // guarded by this

    private CpuClock(MethodHandle read, MemorySegment time) {
        this.read = read;
        this.time = time;
    }

    /// Finds the clocks.
    ///
    /// @return null if this system has none
    static @Nullable CpuClock open() {
        if (!Files.isDirectory(Path.of("/proc/self/task"))) {
            return null;
        }
        Linker linker = Linker.nativeLinker();
        return linker.defaultLookup()
                .find("clock_gettime")
                .map(found -> linker.downcallHandle(found, FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS)))
                .map(found -> new CpuClock(found, Arena.ofAuto().allocate(JAVA_LONG, 2)))
                .orElse(null);
    }

    long ofProcess() {
        return read(OF_PROCESS);
    }

    /// What a thread has computed, by the system's number for it.
    ///
    /// @return 0 if there is no such thread any more
    long ofThread(int id) {
        return read(~id << BITS | OF_THREAD);
    }

    private synchronized long read(int clock) {
        try {
            int failed = (int) read.invokeExact(clock, time);
            return failed == 0
                    ? time.getAtIndex(JAVA_LONG, 0) * SECOND + time.getAtIndex(JAVA_LONG, 1)
                    : 0;
        } catch (Throwable e) {
            throw new IllegalStateException("a function of the system could not be called", e);
        }
    }
}
