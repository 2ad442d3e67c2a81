package dev.heddle.worker.display;

import java.util.ArrayList;
import java.util.List;

/// Keeps what it gets.
final class RecordingScreen implements Screen {

    final List<DisplayEvent> events = new ArrayList<>();
    final List<String> warnings = new ArrayList<>();

    @Override
    public void show(DisplayEvent event) {
        events.add(event);
    }

    @Override
    public void warn(String sentence) {
        warnings.add(sentence);
    }
}
