package dev.heddle.processes.internal.memory;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Cleaner;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/// Memory that several processes see. One of them owns it: who has not opened it before the owner closes it, or ends,
/// never will; who has, keeps it.
///
/// A region that is never closed is let go when it is garbage, and at the latest when its process ends, however it ends.
public final class Region implements AutoCloseable {

    /// The head holds a mark and the region's number: a path may come to mean another file.
    private static final int HEAD = 64;
    private static final long MARK = 0x4865_6464_6c65_0001L;
    /// Serves the whole JVM: a thread for each region would be more than the regions are worth.
    private static final Cleaner CLEANER = Cleaner.create(Thread.ofPlatform().daemon().name("heddle-memory").factory());

    private final Handle handle;
    private final MemorySegment body;
    private final Cleaner.Cleanable mapping;

    // Written once, by who closes. Not volatile: the check shall cost nothing, and the mapping has its own.
    private boolean open = true;

    private Region(Handle handle, Arena arena, MemorySegment all, Runnable release) {
        this.handle = handle;
        this.body = all.asSlice(HEAD);
        this.mapping = CLEANER.register(this, () -> {
            arena.close();
            release.run();
        });
    }

    /// Makes a region of this process, filled with zeros.
    public static Region make(long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("shared memory cannot have " + bytes + " bytes");
        }
        Backing backing = Backing.make();
        Arena arena = Arena.ofShared();
        try {
            UUID number = UUID.randomUUID();
            var handle = new Handle(ProcessHandle.current().pid(), backing.path(), number.getMostSignificantBits(),
                    number.getLeastSignificantBits(), HEAD + bytes, backing.wakeable());
            MemorySegment all = map(handle, arena);
            all.set(JAVA_LONG, 8, handle.high());
            all.set(JAVA_LONG, 16, handle.low());
            all.set(JAVA_LONG, 0, MARK);
            return new Region(handle, arena, all, backing.release());
        } catch (IOException | RuntimeException e) {
            arena.close();
            backing.release().run();
            throw new IllegalStateException("shared memory of " + bytes + " bytes cannot be made", e);
        }
    }

    /// Opens a region that this or another process has made.
    ///
    /// @throws IllegalStateException if its owner has closed it, or is gone
    public static Region open(Handle handle) {
        Arena arena = Arena.ofShared();
        try {
            checkNumber(handle);
            return new Region(handle, arena, map(handle, arena), () -> {});
        } catch (IOException | RuntimeException e) {
            arena.close();
            throw new IllegalStateException("the shared memory is gone: its owner, process " + handle.pid()
                    + ", has closed it or has ended. Close it after the others have opened it", e);
        }
    }

    /// An interrupt closes the channel that maps: it must wait, or the memory would seem to be gone.
    private static MemorySegment map(Handle handle, Arena arena) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    return mapOnce(handle, arena);
                } catch (ClosedByInterruptException e) {
                    interrupted = Thread.interrupted();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static MemorySegment mapOnce(Handle handle, Arena arena) throws IOException {
        try (var file = FileChannel.open(Path.of(handle.path()), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return file.map(MapMode.READ_WRITE, 0, handle.bytes(), arena);
        }
    }

    /// Looks before it maps all: a path that means another file by now must not be touched.
    private static void checkNumber(Handle handle) throws IOException {
        try (var file = new RandomAccessFile(handle.path(), "r")) {
            ByteBuffer head = ByteBuffer.allocate(24).order(ByteOrder.nativeOrder());
            if (file.length() < handle.bytes() || file.read(head.array()) < head.capacity() || head.getLong(0) != MARK
                    || head.getLong(8) != handle.high() || head.getLong(16) != handle.low()) {
                throw new IOException("another file is there: " + handle.path());
            }
        }
    }

    public Handle handle() {
        return handle;
    }

    /// The memory, without the head.
    ///
    /// @throws IllegalStateException if this process has closed it
    public MemorySegment body() {
        if (!open) {
            throw new IllegalStateException("the shared memory is closed in this process");
        }
        return body;
    }

    public boolean isOpen() {
        return open;
    }

    /// Unmaps it here; in its owner, nobody can open it any more. Threads that wait on it are told within 20 ms.
    @Override
    public void close() {
        open = false;
        mapping.clean();
    }
}
