package dev.heddle.grader.internal.run;

import dev.heddle.grader.internal.compile.Phrases;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Ends the JVM when a check takes too long, and says what its threads were doing.
final class Deadline {

    private final int seconds;
    private final Phrases phrases;
    private final Telling telling;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("heddle-deadline").unstarted(task));
    private @Nullable Future<?> pending;

    Deadline(int seconds, Phrases phrases, Telling telling) {
        this.seconds = seconds;
        this.phrases = phrases;
        this.telling = telling;
    }

    void begin() {
        pending = watch.schedule(this::expire, seconds, TimeUnit.SECONDS);
    }

    void end() {
        if (pending != null) {
            pending.cancel(false);
        }
    }

    private void expire() {
        telling.endCurrent(Event.Kind.HUNG,
                phrases.say("hung", String.valueOf(seconds)) + "\n" + new Hang(phrases).text());
        Runtime.getRuntime().halt(1);
    }
}
