package dev.heddle.worker;

import dev.heddle.worker.Report.Output;
import dev.heddle.worker.Report.Stream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
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
    private static final class Chunk {

        private final Source source;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private int withdrawn; // bytes that were printed, but are not to be sent

        Chunk(Source source) {
            this.source = source;
        }
    }

    private record Source(String cell, Stream stream) {}

    private final Sink sink;
    private final Reserve reserve;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    // guarded by lock
    private final ArrayDeque<Chunk> chunks = new ArrayDeque<>();
    private long written; // bytes, since the start
    private long taken; // of them, those that left the buffer
    private long sent; // of them, those that the kernel has
    private int drains; // how many threads wait until something is sent
    private boolean lastCall;
    private boolean closed;

    // touched by the sending thread only: the start of a character whose end has not been printed yet
    private final Map<Source, byte[]> unfinished = new HashMap<>();

    OutputPump(Sink sink, Reserve reserve) {
        this.sink = sink;
        this.reserve = reserve;
    }

    /// Starts the thread that sends.
    ///
    /// @param onBug told when that thread fails for another reason than a lost connection; nothing is sent any more
    void start(Thread.UncaughtExceptionHandler onBug) {
        Thread.ofPlatform().daemon().name("heddle-output").uncaughtExceptionHandler(onBug).start(this::sendAll);
    }

    /// Takes over some bytes, and waits while too many are on their way.
    void write(String cell, Stream stream, byte[] bytes, int offset, int length) {
        Source source = new Source(cell, stream);
        lock.lock();
        try {
            for (int done = 0; done < length;) {
                int piece = Math.min(length - done, CHUNK_BYTES); // the buffer stays bounded whatever is printed
                writePiece(source, bytes, offset + done, piece);
                done += piece;
            }
            if (lastCall) {
                awaitSent(written);
            }
        } finally {
            lock.unlock();
        }
    }

    /// Takes back the line that a cell has printed last and not ended, if it is still here and somebody could be asked
    /// with it. A front end shows it before its input box; as output it would stand somewhere above.
    ///
    /// @return the line; empty if there is none
    String takePrompt(String cell) {
        Source source = new Source(cell, Stream.OUT);
        lock.lock();
        try {
            Chunk last = chunks.peekLast();
            if (last == null || !last.source.equals(source)) {
                return "";
            }
            byte[] bytes = last.bytes.toByteArray();
            String prompt = Prompt.in(bytes);
            int length = prompt.getBytes(StandardCharsets.UTF_8).length;
            last.bytes.reset();
            last.bytes.write(bytes, 0, bytes.length - length);
            last.withdrawn += length; // who drains waits for a number that must not shrink
            return prompt;
        } finally {
            lock.unlock();
        }
    }

    /// Returns when all that was printed before has been sent.
    void drain() {
        lock.lock();
        try {
            awaitSent(written); // others may go on printing for ever
        } finally {
            lock.unlock();
        }
    }

    /// Sends what there is, and from now on lets nobody go on before his print has been sent: this JVM is about to
    /// end, and what is in the buffer then is lost.
    void lastCall() {
        lock.lock();
        try {
            lastCall = true;
            awaitSent(written);
        } finally {
            lock.unlock();
        }
    }

    private void writePiece(Source source, byte[] bytes, int offset, int length) {
        while (written - taken >= MOST_BYTES && !closed) {
            changed.awaitUninterruptibly();
        }
        if (closed) {
            return; // the kernel is gone, and with it everybody who could read this
        }
        Chunk last = chunks.peekLast();
        if (last == null || !last.source.equals(source) || last.bytes.size() >= CHUNK_BYTES) {
            last = new Chunk(source);
            chunks.addLast(last);
        }
        last.bytes.write(bytes, offset, length);
        written += length;
        changed.signalAll();
    }

    private void awaitSent(long goal) {
        drains++;
        changed.signalAll();
        try {
            while (sent < goal && !closed) {
                changed.awaitUninterruptibly();
            }
        } finally {
            drains--;
        }
    }

    private void sendAll() {
        try {
            while (true) {
                send(reserve.spend(this::next));
            }
        } catch (IOException e) {
            // The kernel is gone; the thread that reads its commands ends this JVM.
        } finally {
            close();
        }
    }

    private Chunk next() {
        lock.lock();
        try {
            sent = taken;
            changed.signalAll();
            while (chunks.isEmpty()) {
                changed.awaitUninterruptibly();
            }
            gather();
            Chunk chunk = chunks.removeFirst();
            taken += chunk.bytes.size() + chunk.withdrawn;
            changed.signalAll();
            return chunk;
        } finally {
            lock.unlock();
        }
    }

    private void gather() {
        long nanosLeft = TimeUnit.MILLISECONDS.toNanos(GATHER_MILLIS);
        try {
            while (drains == 0 && written - taken < CHUNK_BYTES && nanosLeft > 0) {
                nanosLeft = changed.awaitNanos(nanosLeft);
            }
        } catch (InterruptedException e) {
            // The learner's code may interrupt every thread it finds. This one has no reason to end.
        }
    }

    private void send(Chunk chunk) throws IOException {
        while (true) {
            try {
                ByteBuffer bytes = bytesOf(chunk);
                String text = wholeCharacters(bytes);
                if (!text.isEmpty()) {
                    sink.send(new Output(chunk.source.cell, chunk.source.stream, text));
                }
                keep(chunk.source, bytes);
                return;
            } catch (OutOfMemoryError e) {
                // The learner's code has taken all there is. It will be told, and let go of some.
                reserve.release();
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(GATHER_MILLIS));
            }
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

    private ByteBuffer bytesOf(Chunk chunk) {
        byte[] before = unfinished.get(chunk.source);
        if (before == null) {
            return ByteBuffer.wrap(chunk.bytes.toByteArray());
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(before);
        all.writeBytes(chunk.bytes.toByteArray());
        return ByteBuffer.wrap(all.toByteArray());
    }

    /// Leaves in the bytes only what may be the start of a character.
    private static String wholeCharacters(ByteBuffer bytes) {
        CharBuffer text = CharBuffer.allocate(bytes.remaining()); // a byte never stands for more than one `char`
        StandardCharsets.UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .decode(bytes, text, /* endOfInput= */ false);
        return text.flip().toString();
    }

    private void keep(Source source, ByteBuffer rest) {
        if (rest.hasRemaining()) {
            byte[] start = new byte[rest.remaining()];
            rest.get(start);
            unfinished.put(source, start);
        } else {
            unfinished.remove(source);
        }
    }
}
