package dev.heddle.schedules.internal.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happened in one run: steps, each with its events.
///
/// A step is what one thread does between two decisions. Written by the one thread that runs, read when all have ended.
public final class Trace {

    private final List<Step> steps = new ArrayList<>();
    private Place[] places = new Place[64];
    private int[] kinds = new int[64];
    private int[] sites = new int[64];
    private int size;
    private final @Nullable List<@Nullable String> texts;

    /// A new one.
    ///
    /// @param telling whether the texts of events are kept
    public Trace(boolean telling) {
        texts = telling ? new ArrayList<>() : null;
    }

    /// Begins a step.
    public void begin(Step step) {
        steps.add(step);
    }

    /// Adds an event to the step that is under way.
    public void add(Place place, int kind, int site) {
        if (size == kinds.length) {
            places = Arrays.copyOf(places, size * 2);
            kinds = Arrays.copyOf(kinds, size * 2);
            sites = Arrays.copyOf(sites, size * 2);
        }
        places[size] = place;
        kinds[size] = kind;
        sites[size++] = site;
        if (texts != null) {
            texts.add(null);
        }
    }

    /// Says more of the event that was added last.
    public void tell(String text) {
        if (texts != null && size > 0) {
            texts.set(size - 1, text);
        }
    }

    /// Whether texts are kept.
    public boolean telling() {
        return texts != null;
    }

    /// What was said of an event.
    public @Nullable String text(int event) {
        return texts == null ? null : texts.get(event);
    }

    /// The steps in order.
    public List<Step> steps() {
        return steps;
    }

    /// The number of events.
    public int size() {
        return size;
    }

    /// Where the events of a step end.
    public int end(int step) {
        return step + 1 < steps.size() ? steps.get(step + 1).first() : size;
    }

    /// The place of an event.
    public Place place(int event) {
        return places[event];
    }

    /// What an event does.
    public int kind(int event) {
        return kinds[event];
    }

    /// Where in the source an event is, or -1.
    public int site(int event) {
        return sites[event];
    }
}
