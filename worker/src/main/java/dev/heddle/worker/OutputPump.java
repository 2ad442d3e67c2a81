package dev.heddle.worker;

import dev.heddle.worker.Report.Output;
import dev.heddle.worker.Report.Stream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Carries what the learner's threads print to the kernel, in few large messages instead of one per `println`.
///
/// Threads append to a bounded buffer; one thread of ours sends it. A print is on its way after [#GATHER_MILLIS] at
/// the latest, or at once when a cell ends. Printing faster than the kernel takes it makes the printing threads wait:
/// memory stays bounded and nothing is lost.
final class OutputPump {

    /// How long the first byte waits for others to share its message.
    static final long GATHER_MILLIS = 15;

    private static final int CHUNK_BYTES = 64 * 1024;
    private static final int MOST_BYTES = 4 * CHUNK_BYTES;

    /// Where the messages go.
    interface Sink {
        void send(Output output) throws IOException;
    }

    /// Bytes of one cell on one stream, printed in a row.
    private record Chunk(Source source, ByteArrayOutputStream bytes) {}

    private record Source(String cell, Stream stream) {}

    private final Sink sink;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    // guarded by lock
    private final ArrayDeque<Chunk> chunks = new ArrayDeque<>();
    private long written; // bytes, since the start
    private long taken; // of them, those that left the buffer
    private long sent; // of them, those that the kernel has
    private int drains; // how many threads wait in drain()
    private boolean closed;

    // touched by the sending thread only: the start of a character whose end has not been printed yet
    private final Map<Source, byte[]> unfinished = new HashMap<>();

    OutputPump(Sink sink) {
        this.sink = sink;
    }

    /// Starts the thread that sends.
    void start() {
        Thread.ofPlatform().daemon().name("heddle-output").start(this::sendAll);
    }

    /// Takes over some bytes, and waits while too many are on their way.
    void write(String cell, Stream stream, byte[] bytes, int offset, int length) {
        lock.lock();
        try {
            while (written - taken >= MOST_BYTES && !closed) {
                changed.awaitUninterruptibly();
            }
            if (closed) {
                return; // the kernel is gone, and with it everybody who could read this
            }
            Source source = new Source(cell, stream);
            Chunk last = chunks.peekLast();
            if (last == null || !last.source.equals(source) || last.bytes.size() >= CHUNK_BYTES) {
                last = new Chunk(source, new ByteArrayOutputStream());
                chunks.addLast(last);
            }
            last.bytes.write(bytes, offset, length);
            written += length;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Returns when all that was printed before has been sent.
    void drain() {
        lock.lock();
        try {
            drains++;
            changed.signalAll();
            long goal = written; // others may go on printing for ever
            while (sent < goal && !closed) {
                changed.awaitUninterruptibly();
            }
        } finally {
            drains--;
            lock.unlock();
        }
    }

    private void sendAll() {
        try {
            while (true) {
                Chunk chunk = next();
                String text = wholeCharacters(chunk);
                if (!text.isEmpty()) {
                    sink.send(new Output(chunk.source.cell, chunk.source.stream, text));
                }
            }
        } catch (IOException | InterruptedException e) {
            // The kernel is gone; the thread that reads its commands ends this JVM.
            close();
        }
    }

    private Chunk next() throws InterruptedException {
        lock.lock();
        try {
            sent = taken;
            changed.signalAll();
            while (chunks.isEmpty()) {
                changed.await();
            }
            long nanosLeft = TimeUnit.MILLISECONDS.toNanos(GATHER_MILLIS);
            while (drains == 0 && written - taken < CHUNK_BYTES && nanosLeft > 0) {
                nanosLeft = changed.awaitNanos(nanosLeft);
            }
            Chunk chunk = chunks.removeFirst();
            taken += chunk.bytes.size();
            changed.signalAll();
            return chunk;
        } finally {
            lock.unlock();
        }
    }

    private void close() {
        lock.lock();
        try {
            closed = true;
            chunks.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// The text of the chunk; a character that was cut at its end is kept for the next chunk of the same source.
    private String wholeCharacters(Chunk chunk) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(unfinished.getOrDefault(chunk.source, new byte[0]));
        all.writeBytes(chunk.bytes.toByteArray());
        byte[] bytes = all.toByteArray();
        int whole = wholeLength(bytes);
        if (whole == bytes.length) {
            unfinished.remove(chunk.source);
        } else {
            unfinished.put(chunk.source, Arrays.copyOfRange(bytes, whole, bytes.length));
        }
        return new String(bytes, 0, whole, StandardCharsets.UTF_8);
    }

    /// How many of the bytes are whole UTF-8 characters, or can never become one.
    private static int wholeLength(byte[] bytes) {
        for (int back = 1; back <= Math.min(3, bytes.length); back++) {
            int lead = bytes[bytes.length - back] & 0xff;
            if ((lead & 0b1100_0000) != 0b1000_0000) {
                int needed = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
                return needed > back ? bytes.length - back : bytes.length;
            }
        }
        return bytes.length;
    }
}
