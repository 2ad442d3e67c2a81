package dev.heddle.schedules.internal.model;

import org.jspecify.annotations.Nullable;

/// The reads and writes of [Memory], by the names of the JDK.
public abstract class Loads extends Cells {

    Loads() {}

    public int getInt(Object owner, long offset) {
        return (int) loaded(owner, offset, PLAIN_READ);
    }

    public int getIntAcquire(Object owner, long offset) {
        return (int) loaded(owner, offset, READ);
    }

    public int getIntOpaque(Object owner, long offset) {
        return (int) loaded(owner, offset, PLAIN_READ);
    }

    public int getIntVolatile(Object owner, long offset) {
        return (int) loaded(owner, offset, READ);
    }

    public long getLong(Object owner, long offset) {
        return (long) loaded(owner, offset, PLAIN_READ);
    }

    public long getLongAcquire(Object owner, long offset) {
        return (long) loaded(owner, offset, READ);
    }

    public long getLongOpaque(Object owner, long offset) {
        return (long) loaded(owner, offset, PLAIN_READ);
    }

    public long getLongVolatile(Object owner, long offset) {
        return (long) loaded(owner, offset, READ);
    }

    public @Nullable Object getReference(Object owner, long offset) {
        return load(owner, offset, PLAIN_READ);
    }

    public @Nullable Object getReferenceAcquire(Object owner, long offset) {
        return load(owner, offset, READ);
    }

    public @Nullable Object getReferenceVolatile(Object owner, long offset) {
        return load(owner, offset, READ);
    }

    public void putInt(Object owner, long offset, int value) {
        store(owner, offset, value, PLAIN_WRITE);
    }

    public void putIntOpaque(Object owner, long offset, int value) {
        store(owner, offset, value, PLAIN_WRITE);
    }

    public void putIntRelease(Object owner, long offset, int value) {
        store(owner, offset, value, WRITE);
    }

    public void putIntVolatile(Object owner, long offset, int value) {
        store(owner, offset, value, WRITE);
    }

    public void putLong(Object owner, long offset, long value) {
        store(owner, offset, value, PLAIN_WRITE);
    }

    public void putLongOpaque(Object owner, long offset, long value) {
        store(owner, offset, value, PLAIN_WRITE);
    }

    public void putLongRelease(Object owner, long offset, long value) {
        store(owner, offset, value, WRITE);
    }

    public void putLongVolatile(Object owner, long offset, long value) {
        store(owner, offset, value, WRITE);
    }

    public void putReference(Object owner, long offset, @Nullable Object value) {
        store(owner, offset, value, PLAIN_WRITE);
    }

    public void putReferenceRelease(Object owner, long offset, @Nullable Object value) {
        store(owner, offset, value, WRITE);
    }

    public void putReferenceVolatile(Object owner, long offset, @Nullable Object value) {
        store(owner, offset, value, WRITE);
    }
}
