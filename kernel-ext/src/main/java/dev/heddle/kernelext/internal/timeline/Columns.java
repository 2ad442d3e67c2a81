package dev.heddle.kernelext.internal.timeline;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Time cut into columns of equal width: however many events there are, a picture shows one state a column.
final class Columns {

    /// Neighbours in the same state.
    record Run(State state, int from, int to) {}

    private static final State[] STATES = State.values();

    private final int count;
    private final double width; // nanoseconds
    private final double[][] times; // of each column and state, summed up

    Columns(int count, long length) {
        this.count = count;
        this.width = Math.max(1, length) / (double) count;
        this.times = new double[count][STATES.length];
    }

    Columns add(Lane lane) {
        lane.spans().forEach(this::add);
        return this;
    }

    private void add(Span span) {
        int state = List.of(STATES).indexOf(span.state());
        int first = column(span.from());
        int last = column(span.to());
        for (int i = first; i <= last; i++) {
            double begin = Math.max((double) span.from(), i * width);
            double end = Math.min((double) span.to(), (i + 1) * width);
            times[i][state] += Math.max(0, end - begin);
        }
    }

    private int column(long at) {
        return Math.clamp((long) (at / width), 0, count - 1);
    }

    /// How many were in a state, on average over the column.
    double share(int column, State state) {
        return times[column][List.of(STATES).indexOf(state)] / width;
    }

    /// What there was most of.
    private @Nullable State main(int column) {
        State main = null;
        double most = 0;
        for (State each : STATES) {
            if (share(column, each) > most) {
                most = share(column, each);
                main = each;
            }
        }
        return main;
    }

    List<Run> runs() {
        List<Run> runs = new ArrayList<>();
        int from = 0;
        State state = main(0);
        for (int i = 1; i <= count; i++) {
            State next = i == count ? null : main(i);
            if (next != state || i == count) {
                if (state != null) {
                    runs.add(new Run(state, from, i));
                }
                from = i;
                state = next;
            }
        }
        return runs;
    }
}
