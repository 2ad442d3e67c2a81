package dev.heddle.processes.shared;

import dev.heddle.processes.internal.ring.Ring;

/// Two ends, each for one process: what is sent at one is received at the other.
///
/// @param <A> what is sent at the left end
/// @param <B> what is sent at the right end
/// @param left  the end that is usually kept
/// @param right the end that usually travels
public record SharedPipe<A, B>(PipeEnd<A, B> left, PipeEnd<B, A> right) implements AutoCloseable {

    private static final int CAPACITY = 1 << 16;
    private static final int BYTES = 1 << 18;

    /// Makes a pipe that holds 256 KB each way; larger messages go through it in parts.
    public static <A, B> SharedPipe<A, B> open() {
        Ring there = Ring.make(CAPACITY, BYTES);
        Ring back = Ring.make(CAPACITY, BYTES);
        return new SharedPipe<>(new PipeEnd<>(there, back), new PipeEnd<>(back, there));
    }

    /// Closes both ends.
    @Override
    public void close() {
        left.close();
        right.close();
    }

    /// Gives the memory of both ends back in this process at once. It is also done when they are garbage.
    public void release() {
        left.release();
        right.release();
    }
}
