package dev.heddle.kernelext.internal.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.kernelext.internal.timeline.Span.Owner;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FoldedTest {

    private static final long MILLI = 1_000_000;

    private static Lane lane(long id, String name, Span... waits) {
        return Lane.of(id, name, State.RUNS, 0, 100 * MILLI, true, List.of(waits));
    }

    private static Span blocked(long from, long to, String owner) {
        return new Span(State.BLOCKED, from * MILLI, to * MILLI, "the lock of Counter", new Owner(1, owner), "line 3",
                false);
    }

    @Test
    void lane_has_no_gaps_and_no_overlaps() {
        Lane lane = lane(2, "b", blocked(10, 30, "a"), blocked(20, 40, "a"));

        assertThat(lane.spans()).extracting(Span::state)
                .containsExactly(State.RUNS, State.BLOCKED, State.BLOCKED, State.RUNS);
        assertThat(lane.times()).containsEntry(State.RUNS, 70 * MILLI).containsEntry(State.BLOCKED, 30 * MILLI);
    }

    @Test
    void ten_thousand_threads_are_one_group() {
        List<Lane> lanes = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            lanes.add(lane(i, "worker-" + i));
        }

        Folded folded = Folded.of(lanes, 20);

        assertThat(folded.lanes()).hasSize(20);
        assertThat(folded.groups()).extracting(Folded.Group::text).containsExactly("and 9 980 more: worker-#");
    }

    @Test
    void picture_of_very_much_stays_small() {
        List<Lane> lanes = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            List<Span> waits = new ArrayList<>();
            for (long at = 0; at < 100 * MILLI; at += 20_000) {
                waits.add(new Span(State.PARKED, at, at + 10_000, "a condition", null, "", false));
            }
            lanes.add(Lane.of(i, "线程 <b>" + i, State.RUNS, 0, 100 * MILLI, true, waits));
        }

        String picture = TimelinePicture.of(new Timeline(100 * MILLI, lanes, List.of(), List.of()), 900, 100);

        assertThat(picture).hasSizeLessThan(300_000).contains("线程 &lt;b&gt;1").doesNotContain("<b>");
    }

    @Test
    void table_and_summary_tell_what_was_waited_for() {
        Timeline timeline = new Timeline(100 * MILLI,
                List.of(lane(1, "main"), lane(2, "a"), lane(3, "b", blocked(10, 50, "a"))),
                List.of(new Timeline.Mark(25 * MILLI, 1, "half")), List.of("Something was not seen."));

        assertThat(TimelineTable.of(timeline, 20)).isEqualTo("""
                3 threads in 100 ms. Those that the cell started waited for the lock of Counter 20 % of the time.
                thread  from  to      runs    blocked  waited most for, ended with
                main    0     100 ms  100 ms
                a       0     100 ms  100 ms
                b       0     100 ms  60 ms   40 ms    the lock of Counter (had it: a)
                mark at 25 ms: half
                Something was not seen.
                """);
    }
}
