package dev.heddle.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.bench.Sample.Failed;
import dev.heddle.bench.Sample.Taken;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Runs real JVMs: each contender here is a small program of this class.
@Timeout(60)
class ProcessSamplerTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Test
    void last_line_is_what_the_contender_found() throws Exception {
        Sample sample = sample(LIMIT, "print", "hello\n{\"values\": {\"time\": 4.5}, \"unsupported\": [\"speed\"]}\n");

        assertThat(sample).isEqualTo(new Taken(Map.of("time", 4.5), List.of("speed"), Map.of()));
    }

    @Test
    void contender_that_prints_garbage_is_told_with_what_it_printed() throws Exception {
        assertThat(sample(LIMIT, "print", "no numbers today"))
                .isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.reason())
                        .startsWith("it printed no result but 'no numbers today'"));
        assertThat(sample(LIMIT, "print", "{}")).isEqualTo(new Failed("it printed no result but '{}'"));
        assertThat(sample(LIMIT, "print", "")).isEqualTo(new Failed("it printed no result but ''"));
    }

    @Test
    void contender_that_fails_is_told_with_its_code_and_last_complaint() throws Exception {
        Sample sample = sample(LIMIT, "fail", "the loom is broken");

        assertThat(sample).isEqualTo(new Failed("it ended with code 7: the loom is broken"));
    }

    @Test
    void contender_that_hangs_is_ended() throws Exception {
        Sample sample = sample(Duration.ofSeconds(2), "hang", "until the limit");

        assertThat(sample).isEqualTo(new Failed("it did not end within 2 s"));
        assertThat(runs("until the limit")).isFalse();
    }

    @Test
    void program_that_is_not_there_is_told() throws Exception {
        try (var sampler = new ProcessSampler()) {
            Sample sample = sampler.sample(new Contender("none", List.of("/no/such/program"), LIMIT));

            assertThat(sample).isInstanceOfSatisfying(Failed.class,
                    failed -> assertThat(failed.reason()).startsWith("it could not be started ("));
        }
    }

    @Test
    void closing_ends_the_contender_that_runs_and_starts_no_other() throws Exception {
        var sampler = new ProcessSampler();
        var sample = new CompletableFuture<Sample>();
        Thread.ofVirtual().start(() -> {
            try {
                sample.complete(sampler.sample(contender(LIMIT, "hang", "until closed")));
            } catch (InterruptedException e) {
                sample.completeExceptionally(e);
            }
        });
        while (!runs("until closed")) {
            Thread.onSpinWait();
        }

        sampler.close();

        assertThat(sample.get(30, TimeUnit.SECONDS)).isInstanceOf(Failed.class);
        assertThat(runs("until closed")).isFalse();
        assertThat(sampler.sample(contender(LIMIT, "print", "{\"values\": {}}")))
                .isEqualTo(new Failed("it could not be started (the benchmark is ending)"));
    }

    private static boolean runs(String mark) {
        return ProcessHandle.current()
                .children()
                .anyMatch(child -> List.of(child.info().arguments().orElse(new String[0])).contains(mark));
    }

    private static Sample sample(Duration limit, String what, String text) throws InterruptedException {
        try (var sampler = new ProcessSampler()) {
            return sampler.sample(contender(limit, what, text));
        }
    }

    private static Contender contender(Duration limit, String what, String text) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), FakeContender.class.getName(), what, text));
        return new Contender("fake", command, limit);
    }
}
