package dev.heddle.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.bench.Sample.Failed;
import dev.heddle.bench.Sample.Taken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TournamentTest {

    private static final Measure TIME = Measure.less("time", "time", "ms").target(new Target.Ratio(1));
    private static final Measure SPEED = Measure.more("speed", "speed", "rows/s");

    private final List<String> calls = new ArrayList<>();

    @Test
    void contenders_take_turns_in_every_round() throws InterruptedException {
        Suite suite = suite(Peer.present(contender("p"), List.of(TIME)), Peer.present(contender("q"), List.of(TIME)));

        new Tournament(answering(time(1)), new Silence(), 3).run(suite);

        assertThat(calls).containsExactly("ours", "p", "q", "ours", "p", "q", "ours", "p", "q");
    }

    @Test
    void two_contenders_that_are_equal_are_still_two() throws InterruptedException {
        Suite suite = suite(Peer.present(contender("ours"), List.of(TIME)));

        List<Row> rows = new Tournament(answering(time(4), time(8)), new Silence(), 1).run(suite);

        assertThat(rows).extracting(Row::ratio).containsExactly(2.0);
    }

    @Test
    void one_pair_of_commands_gives_a_row_for_every_measure() throws InterruptedException {
        Suite suite = suite(Peer.present(contender("p"), List.of(TIME, SPEED)));
        var ours = new Taken(Map.of("time", 4.0, "speed", 30.0), List.of(), Map.of());
        var peer = new Taken(Map.of("time", 2.0, "speed", 10.0), List.of(), Map.of());

        List<Row> rows = new Tournament(answering(ours, peer), new Silence(), 1).run(suite);

        assertThat(rows).extracting(Row::ratio).containsExactly(0.5, 3.0);
        assertThat(rows).extracting(Row::met).containsExactly(false, null);
    }

    @Test
    void medians_are_compared_and_not_single_rounds() throws InterruptedException {
        Suite suite = suite(Peer.present(contender("p"), List.of(TIME)));
        Sampler sampler = answering(time(2), time(8), time(900), time(6), time(1), time(700));

        Row row = new Tournament(sampler, new Silence(), 3).run(suite).getFirst();

        assertThat(row.ours()).isEqualTo(new Series(List.of(2.0, 900.0, 1.0)));
        assertThat(row.peer()).isEqualTo(new Series(List.of(8.0, 6.0, 700.0)));
        assertThat(row.ratio()).isEqualTo(4);
    }

    @Test
    void missing_peer_is_named_and_not_guessed() throws InterruptedException {
        Suite suite = suite(Peer.missing("IJava", List.of(TIME)));

        Row row = new Tournament(answering(time(2)), new Silence(), 1).run(suite).getFirst();

        assertThat(row).isEqualTo(new Row(TIME, "ours", "IJava", new Series(List.of(2.0)), null, null, 1.0, null,
                List.of("peer not on this machine: IJava"), false));
    }

    @Test
    void contender_that_breaks_is_not_run_again_and_its_row_says_why() throws InterruptedException {
        Suite suite = suite(Peer.present(contender("p"), List.of(TIME)));
        Sampler sampler = answering(time(2), time(3), new Failed("it did not end within 5 s"), time(3), time(3));

        Row row = new Tournament(sampler, new Silence(), 3).run(suite).getFirst();

        assertThat(calls).containsExactly("ours", "p", "ours", "p", "p");
        assertThat(row).isEqualTo(new Row(TIME, "ours", "p", null, new Series(List.of(3.0, 3.0, 3.0)), null, 1.0, null,
                List.of("ours failed: round 2: it did not end within 5 s"), true));
    }

    @Test
    void measure_that_failed_in_one_round_is_not_told_by_the_others() throws InterruptedException {
        Suite suite = suite(Peer.present(contender("p"), List.of(TIME)));
        var lost = new Taken(Map.of(), List.of(), Map.of("time", "no idle within 60 s"));

        Row row = new Tournament(answering(time(2), lost, time(2), time(3)), new Silence(), 2).run(suite).getFirst();

        assertThat(row.peer()).isNull();
        assertThat(row.met()).isNull();
        assertThat(row.ourFailure()).isFalse();
        assertThat(row.notes()).containsExactly("p failed: round 1: time: no idle within 60 s");
    }

    @Test
    void what_is_not_supported_is_neither_fast_nor_a_failure() throws InterruptedException {
        Suite suite = suite(Peer.present(contender("p"), List.of(TIME)));
        var cannot = new Taken(Map.of(), List.of("time"), Map.of());

        Row row = new Tournament(answering(cannot, time(3)), new Silence(), 1).run(suite).getFirst();

        assertThat(row.ours()).isNull();
        assertThat(row.ourFailure()).isFalse();
        assertThat(row.notes()).containsExactly("time: not supported by ours");
    }

    @Test
    void measure_that_is_not_told_is_a_failure() throws InterruptedException {
        Suite suite = suite(Peer.present(contender("p"), List.of(SPEED)));

        Row row = new Tournament(answering(time(2)), new Silence(), 1).run(suite).getFirst();

        assertThat(row.ourFailure()).isTrue();
        assertThat(row.notes())
                .containsExactly("ours failed: it did not tell 'speed'", "p failed: it did not tell 'speed'");
    }

    /// Gives the answers in their order, and the last one for ever.
    private Sampler answering(Sample... answers) {
        return contender -> {
            calls.add(contender.name());
            return answers[Math.min(calls.size(), answers.length) - 1];
        };
    }

    private static Sample time(double value) {
        return new Taken(Map.of("time", value), List.of(), Map.of());
    }

    private static Contender contender(String name) {
        return new Contender(name, List.of(name), Duration.ofSeconds(5));
    }

    private static Suite suite(Peer... peers) {
        return new Suite("fake", List.of(new Match("a match", contender("ours"), List.of(peers))));
    }

    private record Silence() implements Progress {

        @Override
        public void match(Match match, int rounds) {}

        @Override
        public void sample(Match match, int round, int rounds, Contender contender) {}

        @Override
        public void done() {}
    }
}
