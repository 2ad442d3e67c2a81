package dev.heddle.kernelext.internal.schedules;

import dev.heddle.kernelext.internal.schedules.Told.What;
import dev.heddle.schedules.Options;
import dev.heddle.schedules.Outcomes;
import dev.heddle.schedules.Play;
import dev.heddle.schedules.Replay;
import dev.heddle.schedules.Schedules;
import dev.heddle.schedules.Verdict;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Locale;

/// The laboratory itself, in the JVM that is made for it. One thread calls it.
final class Bench implements Laboratory {

    private static final int FIRST_LIMIT = 1_000;
    private static final int GROWTH = 4;
    private static final int MOST_MOVES = 500;

    private final Deque<Play> played = new ArrayDeque<>(); // the last one is now
    private Locale language = Locale.ENGLISH;

    @Override
    public Findings examine(Program program, Wish wish) throws InterruptedException {
        try (Deadline deadline = new Deadline(wish.millis())) {
            Told told = Told.NOTHING;
            Counts counts = Counts.NONE;
            try {
                told = judge(program, wish);
                if (told.what() != What.REFUSED) {
                    Schedules plain = of(program, program.runs());
                    for (int most = Math.min(FIRST_LIMIT, wish.limit()); !counts.all(); most *= GROWTH) {
                        int now = Math.min(most, wish.limit());
                        long start = System.nanoTime();
                        counts = count(plain.with(Options.DEFAULT.withSchedules(now)), wish.printed());
                        long next = GROWTH * (System.nanoTime() - start);
                        if (now == wish.limit() || next > deadline.nanosLeft()) {
                            break;
                        }
                    }
                }
            } catch (InterruptedException e) {
                if (!deadline.hasPassed()) {
                    throw e;
                }
            }
            return new Findings(told, counts);
        }
    }

    private static Counts count(Schedules schedules, boolean printed) throws InterruptedException {
        Outcomes found = printed ? schedules.printed() : schedules.outcomes();
        return new Counts(found.counts(), found.schedules(), found.all());
    }

    private static Told judge(Program program, Wish wish) throws InterruptedException {
        Options options = Options.DEFAULT.withRaces(wish.races());
        if (wish.limit() < options.schedules()) {
            options = options.withSchedules(wish.limit()).withRandom(0);
        }
        Verdict verdict = checked(program).with(options).check();
        String text = verdict.text(wish.language());
        return switch (verdict) {
            case Verdict.Passed(int _, boolean all) -> new Told(all ? What.HOLDS : What.SEEMS_TO_HOLD, text, "");
            case Verdict.Refused _ -> new Told(What.REFUSED, text, "");
            case Verdict.Failed failed ->
                new Told(failed.kind() == Verdict.Kind.RACE ? What.RACES : What.FAILS, text,
                        failed.story().html(wish.language()));
        };
    }

    @Override
    public Told replay(Program program, String schedule, Wish wish) throws InterruptedException {
        Deadline deadline = new Deadline(wish.millis());
        try (deadline) {
            Replay replay = checked(program).replay(schedule);
            return new Told(replay.finished() ? What.HOLDS : What.FAILS, replay.story().text(wish.language()),
                    replay.story().html(wish.language()));
        } catch (InterruptedException e) {
            if (!deadline.hasPassed()) {
                throw e;
            }
            return Told.NOTHING;
        }
    }

    /// The program, and behind it who says whether its result is right.
    private static Schedules checked(Program program) {
        String checks = program.checks();
        return checks == null ? of(program, program.runs()) : of(program, CheckClass.NAME);
    }

    private static Schedules of(Program program, String main) {
        ProgramLoader loader = ProgramLoader.of(program);
        String checks = program.checks();
        if (checks != null) {
            loader.add(CheckClass.NAME, CheckClass.of(program, checks));
        }
        return Schedules.of(loader, main, CheckClass.RUN);
    }

    @Override
    public Scene play(Program program, Locale newLanguage) throws InterruptedException {
        played.clear();
        language = newLanguage;
        played.add(of(program, program.runs()).play());
        return scene();
    }

    @Override
    public Scene choose(String thread) throws InterruptedException {
        played.add(now().choose(thread));
        return scene();
    }

    @Override
    public Scene back(int decisions) {
        for (int i = 0; i < decisions && played.size() > 1; i++) {
            played.removeLast();
        }
        return scene();
    }

    @Override
    public Scene finish() throws InterruptedException {
        for (int i = 0; i < MOST_MOVES && !now().over(); i++) {
            played.add(now().choose(now().moves().getFirst().thread()));
        }
        return scene();
    }

    private Play now() {
        if (played.isEmpty()) {
            throw new IllegalArgumentException("nothing is played");
        }
        return played.getLast();
    }

    private Scene scene() {
        Play now = now();
        return new Scene(
                now.moves()
                        .stream()
                        .map(each -> new Scene.Move(each.thread(), each.where(), each.what()))
                        .sorted(Comparator.comparing(Scene.Move::thread))
                        .toList(),
                now.outcome(), played.size() - 1, now.printed(), now.story().text(language),
                now.story().html(language));
    }
}
