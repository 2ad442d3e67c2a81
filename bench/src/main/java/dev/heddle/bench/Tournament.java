package dev.heddle.bench;

import dev.heddle.bench.Findings.Finding;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Runs a suite: in every round each contender of a match once, so that what disturbs the machine disturbs them all.
record Tournament(Sampler sampler, Progress progress, int rounds) {

    List<Row> run(Suite suite) throws InterruptedException {
        List<Row> rows = new ArrayList<>();
        for (Match match : suite.matches()) {
            rows.addAll(run(match));
        }
        progress.done();
        return rows;
    }

    private List<Row> run(Match match) throws InterruptedException {
        List<Contender> contenders = contenders(match);
        IdentityHashMap<Contender, Findings> findings = new IdentityHashMap<>();
        contenders.forEach(contender -> findings.put(contender, new Findings()));
        progress.match(match, rounds);
        for (int round = 1; round <= rounds; round++) {
            for (Contender contender : contenders) {
                Findings found = Objects.requireNonNull(findings.get(contender));
                if (found.goesOn()) {
                    progress.sample(match, round, rounds, contender);
                    found.add(round, sampler.sample(contender));
                }
            }
        }
        return rows(match, findings);
    }

    private static List<Contender> contenders(Match match) {
        List<Contender> contenders = new ArrayList<>();
        contenders.add(match.ours());
        for (Peer peer : match.peers()) {
            if (peer.contender() != null) {
                contenders.add(peer.contender());
            }
        }
        return contenders;
    }

    private static List<Row> rows(Match match, IdentityHashMap<Contender, Findings> findings) {
        List<Row> rows = new ArrayList<>();
        for (Peer peer : match.peers()) {
            for (Measure measure : peer.measures()) {
                Finding ours = Objects.requireNonNull(of(match.ours(), measure, findings));
                rows.add(Row.of(measure, match.ours().name(), ours, peer, of(peer.contender(), measure, findings)));
            }
        }
        return rows;
    }

    private static @Nullable Finding of(@Nullable Contender contender, Measure measure,
            IdentityHashMap<Contender, Findings> findings) {
        return contender == null ? null : Objects.requireNonNull(findings.get(contender)).of(measure.key());
    }
}
