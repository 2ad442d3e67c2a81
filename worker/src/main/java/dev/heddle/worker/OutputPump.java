package dev.heddle.worker;

import dev.heddle.worker.Report.Output;
import dev.heddle.worker.Report.Stream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/// Carries what the learner's threads print and show to the kernel, in their order, and prints in few large messages
/// instead of one per `println`.
///
/// Threads append to a bounded buffer; one thread of ours sends it. A print is on its way after [#GATHER] at
/// the latest, or at once when a cell ends. Printing faster than the kernel takes it makes the printing threads wait:
/// memory stays bounded and nothing is lost.
///
/// No thread of the learner's writes to the kernel by itself: an interrupted virtual thread would close the socket.
final class OutputPump {

    /// How long the first character waits for others to share its message.
    static final Duration GATHER = Duration.ofMillis(15);

    private static final int CHUNK_CHARS = 64 * 1024;
    private static final int MOST_CHARS = 4 * CHUNK_CHARS;

    /// Where the messages go.
    interface Sink {
        void send(Message message) throws IOException;
    }

    private sealed interface Item {

        /// How much of the buffer it takes.
        int size();
    }

    /// Text of one cell on one stream, printed in a row.
    private static final class Chunk implements Item {

        private final Source source;
        private final StringBuilder text = new StringBuilder();
        private int withdrawn; // characters that were printed, but are not to be sent

        Chunk(Source source) {
            this.source = source;
        }

        @Override
        public int size() {
            return text.length() + withdrawn;
        }
    }

    /// What is no print.
    private record Whole(Message message) implements Item {

        @Override
        public int size() {
            return message.size();
        }
    }

    private record Source(String cell, Stream stream) {}

    private final Sink sink;
    private final Reserve reserve;

    private final Watch watch = new Watch();

    // guarded by watch
    private final ArrayDeque<Item> items = new ArrayDeque<>();
    private final Map<Source, TextOfPieces> pieces = new HashMap<>(); // of those who have printed half a character as bytes
    private long written; // since the start
    private long taken; // of it, what left the buffer
    private long sent; // of it, what the kernel has
    private long urgent; // who waits until that much is sent, or nobody
    private volatile boolean lastCall; // written under it, read by everybody
    private boolean closed;

    // touched by the sending thread only: the first half of a character whose second half has not been printed yet
    private final Map<Source, String> halves = new HashMap<>();

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

    /// Takes over some text, and waits while too much is on its way.
    void write(String cell, Stream stream, String text) {
        write(new Source(cell, stream), text);
    }

    /// Takes over some text as UTF-8, and waits while too much is on its way.
    void write(String cell, Stream stream, byte[] bytes, int offset, int length) {
        Source source = new Source(cell, stream);
        for (int done = 0; done < length;) {
            int count = Math.min(length - done, CHUNK_CHARS); // the buffer stays bounded whatever is printed
            int start = offset + done;
            write(source, watch.get(() -> decode(source, bytes, start, count)));
            done += count;
        }
    }

    /// Takes over what is no print, to be sent behind all that was printed before.
    void send(Report report) {
        Message message = Message.of(report);
        watch.when(this::hasRoom, () -> {
            if (!closed) {
                items.addLast(new Whole(message));
                written += message.size();
                urgent = written;
            }
        });
        awaitLastCall();
    }

    /// Takes back the line that a cell has printed last and not ended, if it is still here and somebody could be asked
    /// with it. A front end shows it before its input box; as output it would stand somewhere above.
    ///
    /// @return the line; empty if there is none
    String takePrompt(String cell) {
        Source source = new Source(cell, Stream.OUT);
        return watch.get(() -> {
            if (items.peekLast() instanceof Chunk last && last.source.equals(source)) {
                String prompt = Prompt.in(last.text);
                last.text.setLength(last.text.length() - prompt.length());
                last.withdrawn += prompt.length(); // who drains waits for a number that must not shrink
                return prompt;
            }
            return "";
        });
    }

    /// Returns when all that was printed before has been sent.
    void drain() {
        awaitSent(watch.get(() -> written)); // others may go on printing for ever
    }

    /// Sends what there is, and from now on lets nobody go on before his print has been sent: this JVM is about to
    /// end, and what is in the buffer then is lost.
    void lastCall() {
        watch.now(() -> {
            lastCall = true;
        });
        awaitLastCall();
    }

    private void write(Source source, String text) {
        for (int done = 0; done < text.length();) {
            int start = done;
            int end = Math.min(text.length(), start + CHUNK_CHARS);
            watch.when(this::hasRoom, () -> append(source, text, start, end));
            done = end;
        }
        awaitLastCall();
    }

    private void append(Source source, String text, int start, int end) {
        if (closed) {
            return; // the kernel is gone, and with it everybody who could read this
        }
        Chunk chunk = items.peekLast() instanceof Chunk last && last.source.equals(source) && last.size() < CHUNK_CHARS
                ? last
                : null;
        if (chunk == null) {
            chunk = new Chunk(source);
            items.addLast(chunk);
        }
        chunk.text.append(text, start, end);
        written += end - start;
    }

    private String decode(Source source, byte[] bytes, int offset, int length) {
        TextOfPieces before = pieces.getOrDefault(source, new TextOfPieces());
        String text = before.with(bytes, offset, length);
        if (before.isWhole()) {
            pieces.remove(source);
        } else {
            pieces.put(source, before);
        }
        return text;
    }

    private boolean hasRoom() {
        return written - taken < MOST_CHARS || closed;
    }

    private void awaitLastCall() {
        if (lastCall) {
            awaitSent(watch.get(() -> written));
        }
    }

    private void awaitSent(long goal) {
        watch.now(() -> {
            urgent = Math.max(urgent, goal);
        });
        watch.await(() -> sent >= goal || closed);
    }

    private void sendAll() {
        try {
            while (true) {
                send(reserve.spend(this::next));
            }
        } catch (IOException e) {
            // The kernel is gone; the thread that reads its commands ends this JVM.
        } finally {
            watch.now(() -> {
                items.clear();
                closed = true;
            });
        }
    }

    private Item next() {
        watch.now(() -> {
            sent = taken;
        });
        watch.await(() -> !items.isEmpty());
        watch.await(() -> urgent > taken || written - taken >= CHUNK_CHARS, GATHER);
        return watch.get(() -> {
            Item item = items.removeFirst();
            taken += item.size();
            return item;
        });
    }

    private void send(Item item) throws IOException {
        while (true) {
            try {
                switch (item) {
                    case Whole(Message message) -> sink.send(message);
                    case Chunk chunk -> send(chunk);
                }
                return;
            } catch (OutOfMemoryError e) {
                // The learner's code has taken all there is. It will be told, and let go of some.
                reserve.release();
                LockSupport.parkNanos(GATHER.toNanos());
            }
        }
    }

    private void send(Chunk chunk) throws IOException {
        String text = halves.getOrDefault(chunk.source, "") + chunk.text;
        int whole = text.length();
        if (whole > 0 && Character.isHighSurrogate(text.charAt(whole - 1))) {
            whole--;
        }
        String half = text.substring(whole);
        if (whole > 0) {
            sink.send(Message.of(new Output(chunk.source.cell, chunk.source.stream, text.substring(0, whole))));
        }
        if (half.isEmpty()) {
            halves.remove(chunk.source);
        } else {
            halves.put(chunk.source, half);
        }
    }
}
