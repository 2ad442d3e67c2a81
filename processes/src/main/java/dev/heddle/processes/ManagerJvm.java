package dev.heddle.processes;

import dev.heddle.processes.internal.jvm.ChildJvm;
import dev.heddle.processes.internal.jvm.Courier;
import dev.heddle.processes.internal.jvm.Shipment;
import dev.heddle.processes.internal.link.Frame;
import dev.heddle.processes.internal.link.Frame.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The JVM of a manager's object. What is asked of it is done in the order in which it is asked.
final class ManagerJvm implements ChildJvm.Events {

    /// A question on its way.
    ///
    /// @param question kept until it is answered: what is shared must live until the other side has opened it
    private record Pending(Object question, ClassLoader loader, CompletableFuture<@Nullable Object> answer) {}

    private final String name;
    private final ChildJvm jvm;
    private final Courier courier;
    private final Output output;
    private final OutputKeeper out = new OutputKeeper();
    private final OutputKeeper err = new OutputKeeper();
    private final AtomicLong last = new AtomicLong();
    private final CompletableFuture<Integer> end = new CompletableFuture<>();

    // put by callers, taken by the thread that listens
    private final Map<Long, Pending> pending = new ConcurrentHashMap<>();

    ManagerJvm(ChildBuilder like) {
        this.name = like.name();
        this.jvm = like.open();
        this.courier = new Courier(jvm);
        this.output = like.output();
        like.listen(name, jvm, out, err, this);
    }

    /// What somebody waits for.
    record Asked(long id, CompletableFuture<@Nullable Object> answer) {}

    Asked ask(Object question) {
        Shipment shipment = Shipment.of(question);
        CompletableFuture<@Nullable Object> answer = new CompletableFuture<>();
        long id = last.incrementAndGet();
        pending.put(id, new Pending(question, shipment.loader(), answer));
        courier.send(id, shipment);
        Integer code = end.getNow(null);
        if (code != null) {
            giveUp(code); // it ended before this question was there to be given up
        }
        return new Asked(id, answer);
    }

    String out() {
        return out.text(output, this);
    }

    String err() {
        return err.text(output, this);
    }

    /// A caller that does not wait any more: the method is interrupted if it is running.
    void interrupt(Asked question) {
        jvm.send(Frame.of(Kind.INTERRUPT, question.id));
    }

    @Override
    public void said(Frame frame) {
        switch (frame.kind()) {
            case READY -> {
                // it listens: nobody has waited for that
            }
            case CLASS_WANTED -> courier.answer(frame);
            case RESULT, SHORT_RESULT, THROWN, TOO_LARGE -> answered(frame);
            default -> throw new IllegalStateException("a manager does not say " + frame.kind());
        }
    }

    private void answered(Frame frame) {
        Pending question = pending.remove(frame.id());
        if (question == null) {
            return;
        }
        if (frame.kind() == Kind.THROWN) {
            question.answer.completeExceptionally(Courier.failure(frame, question.loader));
            return;
        }
        try {
            question.answer.complete(Courier.result(frame, question.loader));
        } catch (Throwable e) { // whatever it is, somebody waits to be told
            question.answer.completeExceptionally(
                    new IllegalStateException("the result of " + this + " cannot be read here: " + e.getMessage(), e));
        }
    }

    @Override
    public void ended(int exitCode) {
        end.complete(exitCode);
        giveUp(exitCode);
    }

    private void giveUp(int exitCode) {
        for (Long id : List.copyOf(pending.keySet())) {
            Pending question = pending.remove(id);
            if (question != null) {
                question.answer.completeExceptionally(new ChildEndedException(toString(), exitCode, ""));
            }
        }
    }

    /// Ends it when it has done what was asked, or after five seconds.
    void close() {
        jvm.send(Frame.of(Kind.END, 0));
        end.copy()
                .completeOnTimeout(-1, Duration.ofSeconds(5).toMillis(), TimeUnit.MILLISECONDS)
                .join();
        jvm.process().toHandle().destroyForcibly();
        end.join();
    }

    @Override
    public String toString() {
        return "manager '" + name + "' (pid " + jvm.process().pid() + ")";
    }
}
