package dev.heddle.schedules.internal.search;

import dev.heddle.schedules.internal.run.Chooser;
import dev.heddle.schedules.internal.run.Whims;
import dev.heddle.schedules.internal.trace.Choice;
import dev.heddle.schedules.internal.trace.Sites;
import dev.heddle.schedules.internal.trace.Step;
import dev.heddle.schedules.internal.trace.Trace;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/// A schedule as a short text: where it leaves the way that it would go by itself.
///
/// `1.4-2 @k3x,b07` says: when thread 1 comes to its fourth moment of choice, thread 2 goes on. Moments are counted in each
/// thread whether or not there was anything to choose. After the `@` are the sites where threads may be switched, after a
/// `~` what may happen by itself.
final class Replay implements Chooser {

    private static final String NOTHING = "-";
    private static final String SITES = "@";
    private static final String WHIM = "~";

    private final Map<Moment, Integer> turns = new HashMap<>();
    private final Set<String> sites;
    private final Whims whims;

    /// A moment of one thread.
    private record Moment(int strand, int point) {}

    /// Reads a schedule.
    ///
    /// @throws IllegalArgumentException if it is none
    Replay(String whole) {
        int end = whole.indexOf(WHIM);
        String schedule = end < 0 ? whole : whole.substring(0, end).strip();
        whims = end < 0 ? Whims.NONE : whims(whole.substring(end + 1).strip());
        int at = schedule.indexOf(SITES);
        sites = at < 0 ? Set.of() : Set.copyOf(Arrays.asList(schedule.substring(at + 1).split(",", -1)));
        String text = (at < 0 ? schedule : schedule.substring(0, at)).strip();
        if (text.equals(NOTHING)) {
            return;
        }
        for (String turn : text.split(" ", -1)) {
            String[] parts = turn.split("[.-]", -1);
            if (parts.length != 3 || !turn.matches("\\d+\\.\\d+-\\d+")) {
                throw new IllegalArgumentException("'" + turn + "' is no turn of a schedule, as 1.4-2 is");
            }
            turns.put(new Moment(Integer.parseInt(parts[0]), Integer.parseInt(parts[1])), Integer.parseInt(parts[2]));
        }
    }

    private static Whims whims(String text) {
        return Arrays.stream(Whims.values())
                .filter(each -> each.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is nothing that happens by itself"));
    }

    /// What may happen by itself.
    Whims whims() {
        return whims;
    }

    /// Whether threads may be switched at a site.
    boolean isPoint(Sites known, int site) {
        return known.has(site) && sites.contains(known.get(site).key());
    }

    /// The schedule of a run.
    ///
    /// @param points the sites where threads could be switched
    /// @param whims  what could happen by itself
    static String of(Trace trace, Sites known, BitSet points, Whims whims) {
        var text = new StringJoiner(" ");
        text.setEmptyValue(NOTHING);
        for (Step step : trace.steps()) {
            Choice choice = step.choice();
            if (choice.open() && step.strand() != choice.options()[0]) {
                text.add(choice.current() + "." + choice.point() + "-" + step.strand());
            }
        }
        String keys = points.stream()
                .filter(known::has)
                .mapToObj(site -> known.get(site).key())
                .distinct()
                .sorted()
                .collect(Collectors.joining(","));
        String end = whims == Whims.NONE ? "" : " " + WHIM + whims.text();
        return (keys.isEmpty() ? text.toString() : text + " " + SITES + keys) + end;
    }

    @Override
    public int choose(Choice choice, Trace trace, long things) {
        Integer turn = turns.get(new Moment(choice.current(), choice.point()));
        return turn != null && choice.has(turn) ? turn : choice.options()[0];
    }
}
