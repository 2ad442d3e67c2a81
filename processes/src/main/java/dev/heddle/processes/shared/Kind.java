package dev.heddle.processes.shared;

import dev.heddle.processes.internal.memory.Region;
import java.util.function.Function;

/// What a region holds, and how its object is made of it.
enum Kind {

    MEMORY(SharedMemory::new), INT_ARRAY(SharedIntArray::new), LONG_ARRAY(SharedLongArray::new), DOUBLE_ARRAY(
            SharedDoubleArray::new), BYTE_ARRAY(SharedByteArray::new), BOOLEAN_ARRAY(SharedBooleanArray::new), INT(
                    SharedInt::new), LONG(SharedLong::new), DOUBLE(SharedDouble::new), BYTE(SharedByte::new), BOOLEAN(
                            SharedBoolean::new), LOCK(SharedLock::new), SEMAPHORE(
                                    SharedSemaphore::new), EVENT(SharedEvent::new), BARRIER(SharedBarrier::new);

    @SuppressWarnings("ImmutableEnumChecker") // the constructors hold nothing
    private final Function<Region, SharedObject> maker;

    Kind(Function<Region, SharedObject> maker) {
        this.maker = maker;
    }

    SharedObject of(Region region) {
        return maker.apply(region);
    }
}
