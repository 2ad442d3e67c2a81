package dev.heddle.processes.internal.memory;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// The three calls of Linux that shared memory is made with.
///
/// Addresses are passed as numbers: a region may be closed while somebody waits on a word of it. The kernel then only
/// answers that there is nothing, or wakes the waiter, who finds the region closed.
final class Linux {

    private static final int FUTEX_WAIT = 0;
    private static final int FUTEX_WAKE = 1;
    private static final int MFD_CLOEXEC = 1;
    private static final long FUTEX = System.getProperty("os.arch").equals("aarch64") ? 98 : 202;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final MethodHandle SYSCALL = handle("syscall",
            FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
            Linker.Option.firstVariadicArg(1));
    private static final MethodHandle MEMFD_CREATE = handle("memfd_create",
            FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
    private static final MethodHandle CLOSE = handle("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

    /// What most waits take: made once, for a young JVM makes memory slowly.
    private static final MemorySegment SLICE = time(Arena.global(), WaitWord.SLICE);

    private Linux() {}

    /// Whether this is a Linux that has them.
    static boolean isHere() {
        if (!System.getProperty("os.name").equals("Linux") || !System.getProperty("os.arch").matches("amd64|aarch64")) {
            return false;
        }
        var symbols = Linker.nativeLinker().defaultLookup();
        return symbols.find("memfd_create").isPresent() && symbols.find("syscall").isPresent();
    }

    /// Makes a file without a name, and gives its number.
    static int memoryFile(String label) {
        try (Arena arena = Arena.ofConfined()) {
            int file = (int) MEMFD_CREATE.invokeExact(arena.allocateFrom(label), MFD_CLOEXEC);
            if (file < 0) {
                throw new IllegalStateException("the system gives no more shared memory: too many files are open");
            }
            return file;
        } catch (Throwable e) {
            throw passOn(e);
        }
    }

    static void close(int file) {
        try {
            int ignored = (int) CLOSE.invokeExact(file);
        } catch (Throwable e) {
            throw passOn(e);
        }
    }

    /// Waits while the word is as expected, and no longer than said. Can return for no reason.
    ///
    /// @return whether it was woken
    static boolean await(long address, int expected, long nanos) {
        if (nanos == WaitWord.SLICE) {
            return await(address, expected, SLICE);
        }
        try (Arena arena = Arena.ofConfined()) {
            return await(address, expected, time(arena, nanos));
        }
    }

    private static boolean await(long address, int expected, MemorySegment time) {
        try {
            return (long) SYSCALL.invokeExact(FUTEX, address, (long) FUTEX_WAIT, (long) expected, time.address()) == 0;
        } catch (Throwable e) {
            throw passOn(e);
        }
    }

    private static MemorySegment time(Arena arena, long nanos) {
        MemorySegment time = arena.allocate(JAVA_LONG, 2);
        time.set(JAVA_LONG, 0, nanos / 1_000_000_000);
        time.set(JAVA_LONG, 8, nanos % 1_000_000_000);
        return time;
    }

    static void wake(long address, int count) {
        try {
            long ignored = (long) SYSCALL.invokeExact(FUTEX, address, (long) FUTEX_WAKE, (long) count, 0L);
        } catch (Throwable e) {
            throw passOn(e);
        }
    }

    @SuppressWarnings("restricted") // there is no other way to the system's calls
    private static MethodHandle handle(String name, FunctionDescriptor shape, Linker.Option... options) {
        return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), shape, options);
    }

    private static RuntimeException passOn(Throwable e) {
        return switch (e) {
            case RuntimeException known -> known;
            case Error error -> throw error;
            default -> new IllegalStateException("a call of the operating system failed", e);
        };
    }
}
