package dev.heddle.schedules.internal.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.schedules.internal.run.Limits;
import dev.heddle.schedules.internal.search.Session.Done;
import dev.heddle.schedules.internal.trace.Ending;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the search leaves out shows nothing new.
@Timeout(120)
final class ReductionTest {

    private static final String PROGRAMS = "dev.heddle.schedules.checks.Programs";

    private static final Settings MANY = new Settings(100_000, 0, 1, true, true, false, false, Limits.DEFAULT);

    @ParameterizedTest
    @ValueSource(strings = {"storeBuffer", "threeWriters", "independent", "locks", "crossedLocks", "waiting",
            "lostSignal", "atomics", "permits", "queue", "map", "interrupts"})
    void one_schedule_of_each_kind_has_all_outcomes(String name) throws Exception {
        Program program = Methods.program(PROGRAMS, List.of(name));

        Counting.Counts every =
                Counting.count(program, getClass().getClassLoader(), MANY, outcome -> outcome(outcome.ending()));
        Set<String> reduced = reduced(program);

        assertThat(every.complete()).isTrue();
        assertThat(reduced).isEqualTo(every.counts().keySet());
    }

    private static Set<String> reduced(Program program) throws InterruptedException {
        try (var session = new Session(program, ReductionTest.class.getClassLoader(), Limits.DEFAULT, false)) {
            var reduced = new Reduced();
            Set<String> outcomes = new TreeSet<>();
            boolean more = true;
            while (more) {
                Done done = session.run(reduced);
                assertThat(reduced.diverged()).isFalse();
                if (!(done.ending() instanceof Ending.Redundant)) {
                    outcomes.add(outcome(done.ending()));
                }
                var analysis = new Analysis(done.trace());
                int before = session.shared().cardinality();
                session.shared().or(analysis.shared());
                if (session.shared().cardinality() > before) {
                    reduced.restart();
                } else {
                    reduced.learn(done.trace(), analysis);
                    more = reduced.next();
                }
            }
            return outcomes;
        }
    }

    private static String outcome(Ending ending) {
        return switch (ending) {
            case Ending.Finished finished -> String.valueOf(finished.result());
            case Ending.Stuck _ -> "stuck";
            default -> ending.toString();
        };
    }
}
