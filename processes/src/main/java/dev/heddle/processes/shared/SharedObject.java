package dev.heddle.processes.shared;

import dev.heddle.processes.internal.memory.Region;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;

/// What lives in shared memory. It is `Serializable`: a copy in another process is the same object.
///
/// The process that made it owns it. Its owner must be there, and must not have closed it, when another process
/// receives it; after that, each process closes its own side. What is never closed is given back when it is garbage, and
/// when its process ends, however it ends.
public abstract sealed class SharedObject implements AutoCloseable, Serializable
        permits SharedMemory, SharedIntArray, SharedLongArray, SharedDoubleArray, SharedByteArray, SharedBooleanArray,
        SharedInt, SharedLong, SharedDouble, SharedByte, SharedBoolean, SharedLock, SharedSemaphore, SharedEvent,
        SharedBarrier {

    private static final long serialVersionUID = 1;

    private final transient Kind kind;
    private final transient Region region;

    SharedObject(Kind kind, Region region) {
        this.kind = kind;
        this.region = region;
    }

    final Region region() {
        return region;
    }

    /// Gives the memory back in this process. Every later use fails, and so do waits that are under way here.
    @Override
    public void close() {
        region.close();
    }

    final Object writeReplace() {
        return new Travelling(kind, region.handle());
    }

    private void readObject(ObjectInputStream stream) throws InvalidObjectException {
        throw new InvalidObjectException("a shared object travels as a handle");
    }
}
