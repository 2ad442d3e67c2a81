package dev.heddle.worker;

import dev.heddle.worker.Report.Output;
import dev.heddle.worker.Report.Stream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Keeps what it gets; can be made to wait, and to fail.
final class RecordingSink implements OutputPump.Sink {

    /// Down when the first output is being sent.
    final CountDownLatch entered = new CountDownLatch(1);

    /// Down when the first output has come.
    final CountDownLatch arrived = new CountDownLatch(1);

    private final List<Report> reports = new CopyOnWriteArrayList<>();
    private volatile CompletableFuture<@Nullable Void> gate = CompletableFuture.completedFuture(null);
    private volatile @Nullable Throwable fault;
    private volatile boolean once;
    private volatile @Nullable Thread sender;

    void block() {
        gate = new CompletableFuture<>();
    }

    void unblock() {
        gate.complete(null);
    }

    void failWith(Throwable throwable) {
        fault = throwable;
    }

    void failOnceWith(Throwable throwable) {
        once = true;
        fault = throwable;
    }

    List<Output> outputs() {
        return reports.stream().filter(Output.class::isInstance).map(Output.class::cast).toList();
    }

    List<Report> reports() {
        return List.copyOf(reports);
    }

    String text(String cell, Stream stream) {
        return outputs().stream()
                .filter(each -> each.cell().equals(cell) && each.stream() == stream)
                .map(Output::text)
                .collect(Collectors.joining());
    }

    /// The thread that sends, once it has sent.
    Thread sender() {
        Thread thread = sender;
        if (thread == null) {
            throw new IllegalStateException("nothing has been sent yet");
        }
        return thread;
    }

    @Override
    public void send(Message message) throws IOException {
        sender = Thread.currentThread();
        entered.countDown();
        gate.join(); // like a socket, it takes no notice of interrupts
        Throwable toThrow = fault;
        if (toThrow != null) {
            fault = once ? null : toThrow;
            throwUnchecked(toThrow);
        }
        byte[] bytes = message.bytes().toByteArray();
        reports.add(Codec.readReport(new DataInputStream(new ByteArrayInputStream(bytes))));
        arrived.countDown();
    }

    private static void throwUnchecked(Throwable throwable) throws IOException {
        switch (throwable) {
            case IOException e -> throw e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalArgumentException("no sink throws it", throwable);
        }
    }
}
