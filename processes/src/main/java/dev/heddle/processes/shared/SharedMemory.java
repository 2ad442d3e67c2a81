package dev.heddle.processes.shared;

import dev.heddle.processes.internal.memory.Region;
import java.lang.foreign.MemorySegment;

/// Bytes that several processes see, for who brings an own layout.
public final class SharedMemory extends SharedObject {

    private static final long serialVersionUID = 1;

    SharedMemory(Region region) {
        super(Kind.MEMORY, region);
    }

    /// Makes memory of that many bytes, all zero.
    public static SharedMemory allocate(long bytes) {
        return new SharedMemory(Region.make(bytes));
    }

    /// The memory. It starts at an address that is a multiple of 64. Access is as racy as with threads: use `VarHandle`s
    /// of value layouts for more.
    public MemorySegment segment() {
        return region().body();
    }

    public long byteSize() {
        return segment().byteSize();
    }
}
