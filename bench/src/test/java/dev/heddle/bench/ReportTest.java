package dev.heddle.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.bench.Findings.Finding;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static final Measure TIME = Measure.less("time", "the time", "ms").target(new Target.Ratio(0.5));
    private static final Measure MEMORY = Measure.less("memory", "memory", "MB").target(new Target.Below(300));
    private static final Measure LOST = Measure.less("lost", "lost", "lines").worst().target(new Target.Zero());

    @Test
    void table_shows_medians_spread_and_what_was_not_measured() {
        Report report = new Report("fake", "a machine", 3, rows());

        assertThat(report.table()).isEqualTo("""
                fake, 3 rounds on a machine

                              ours (min–max)  peer (min–max)           ratio  target    met
                the time, ms  12.5 (10–1234)  5 (4.5–6)       snake 1  0.4    ≥ 0.5     no
                the time, ms  12.5 (10–1234)  –               IJava    –      ≥ 0.5     –
                memory, MB    120 (119–125)   60 (59–61)      snake 1  0.5    < 300 MB  yes
                memory, MB    –               60 (60–60)      snake 1  –      < 300 MB  –
                lost, lines   0 (0–0)         3 (0–3)         snake 1  –      0 lines   yes

                peer not on this machine: IJava
                ours failed: round 2: it did not end within 5 s
                A ratio above 1: ours is better. Targets met: 2 of 3.
                """);
        assertThat(report.oursIncomplete()).isTrue();
    }

    @Test
    void json_has_every_row_with_null_for_what_is_not_known() throws IOException {
        Report report = new Report("fake", "a machine", 3, rows().subList(0, 2));
        var text = new StringWriter();

        report.writeJson(text);

        assertThat(text).hasToString("""
                {
                  "suite": "fake",
                  "machine": "a machine",
                  "rounds": 3,
                  "rows": [
                    {
                      "name": "the time",
                      "ours": 12.5,
                      "peer": 5,
                      "unit": "ms",
                      "ratio": 0.4,
                      "target": 0.5,
                      "met": false,
                      "oursName": "ours",
                      "peerName": "snake 1",
                      "targetText": "≥ 0.5",
                      "oursSamples": [
                        10,
                        1234,
                        12.5
                      ],
                      "peerSamples": [
                        4.5,
                        5,
                        6
                      ],
                      "notes": []
                    },
                    {
                      "name": "the time",
                      "ours": 12.5,
                      "peer": null,
                      "unit": "ms",
                      "ratio": null,
                      "target": 0.5,
                      "met": null,
                      "oursName": "ours",
                      "peerName": "IJava",
                      "targetText": "≥ 0.5",
                      "oursSamples": [
                        10,
                        1234,
                        12.5
                      ],
                      "peerSamples": [],
                      "notes": [
                        "peer not on this machine: IJava"
                      ]
                    }
                  ]
                }
                """);
        assertThat(report.oursIncomplete()).isFalse();
    }

    private static List<Row> rows() {
        Finding ours = found(10, 1234, 12.5);
        Peer snake = Peer.present(new Contender("snake 1", List.of("snake"), Duration.ofSeconds(1)), List.of());
        var broken = new Finding.Failed("round 2: it did not end within 5 s");
        return List.of(Row.of(TIME, "ours", ours, snake, found(4.5, 5, 6)),
                Row.of(TIME, "ours", ours, Peer.missing("IJava", List.of()), null),
                Row.of(MEMORY, "ours", found(119, 125, 120), snake, found(60, 59, 61)),
                Row.of(MEMORY, "ours", broken, snake, found(60)),
                Row.of(LOST, "ours", found(0, 0, 0), snake, found(0, 3, 0)));
    }

    private static Finding found(double... values) {
        return new Finding.Found(new Series(Arrays.stream(values).boxed().toList()));
    }
}
