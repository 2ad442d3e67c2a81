package dev.heddle.worker;

import dev.heddle.worker.Command.Input;
import dev.heddle.worker.Report.InputWanted;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// What the learner's threads want to know from who sits before the notebook. The kernel asks, and answers.
final class Questions {

    private final Link link;
    private final OutputPump pump;
    private final AtomicLong lastId = new AtomicLong();
    private final Map<Long, CompletableFuture<Input>> open = new ConcurrentHashMap<>();

    Questions(Link link, OutputPump pump) {
        this.link = link;
        this.pump = pump;
    }

    /// Asks for a line. The prompt is what was printed last, if that is still here and looks like one.
    Input ask(String cell) throws IOException {
        return ask(cell, pump.takePrompt(cell), /* password= */ false);
    }

    /// Asks, and waits for the answer. As with any `System.in`, a thread cannot be interrupted meanwhile; an interrupt of
    /// the cell comes as the answer.
    Input ask(String cell, String prompt, boolean password) throws IOException {
        pump.drain();
        long id = lastId.incrementAndGet();
        CompletableFuture<Input> answer = new CompletableFuture<>();
        open.put(id, answer);
        try {
            link.send(new InputWanted(id, cell, prompt, password));
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
