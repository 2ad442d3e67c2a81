package dev.heddle.schedules.checks;

import dev.heddle.schedules.Scenario;
import dev.heddle.schedules.Schedules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Keeps all processors busy.
final class Load implements AutoCloseable {

    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean over;

    Load() {
        for (int i = 0; i < Runtime.getRuntime().availableProcessors() * 2; i++) {
            threads.add(Thread.ofPlatform().daemon().start(() -> {
                while (!over) {
                    Thread.onSpinWait();
                }
            }));
        }
    }

    String check(Scenario scenario) {
        try {
            return Schedules.of(scenario).check().text(Locale.ENGLISH);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        over = true;
    }
}
