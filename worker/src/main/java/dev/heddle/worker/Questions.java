package dev.heddle.worker;

import dev.heddle.worker.Command.Input;
import dev.heddle.worker.Report.InputWanted;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/// What the learner's threads want to know from who sits before the notebook. The kernel asks, and answers.
final class Questions {

    private final OutputPump pump;
    private final CellOwner owner;
    private final AtomicLong lastId = new AtomicLong();
    private final Map<Long, CompletableFuture<Input>> open = new ConcurrentHashMap<>();

    Questions(OutputPump pump, CellOwner owner) {
        this.pump = pump;
        this.owner = owner;
    }

    /// Asks for a line. The prompt is what was printed last, if that is still here and looks like one.
    Input ask() {
        AtomicReference<String> prompt = new AtomicReference<>("");
        CellThread.shelter(() -> prompt.set(pump.takePrompt(owner.ofThisThread())));
        return ask(prompt.get(), /* password= */ false);
    }

    /// Asks, and waits for the answer. As with any `System.in`, a thread cannot be interrupted meanwhile; an interrupt of
    /// the cell comes as the answer.
    Input ask(String prompt, boolean password) {
        long id = lastId.incrementAndGet();
        CompletableFuture<Input> answer = new CompletableFuture<>();
        open.put(id, answer);
        try {
            CellThread.shelter(() -> pump.send(new InputWanted(id, owner.ofThisThread(), prompt, password)));
            return answer.join();
        } finally {
            open.remove(id);
        }
    }

    /// Takes an answer to the thread that waits for it.
    void answered(Input input) {
        CompletableFuture<Input> asker = open.get(input.id());
        if (asker != null) {
            asker.complete(input);
        }
    }
}
