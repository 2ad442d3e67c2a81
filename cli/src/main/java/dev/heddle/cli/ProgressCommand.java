package dev.heddle.cli;

import dev.heddle.grader.Exercise;
import dev.heddle.grader.Standing;
import java.io.IOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

/// `heddle progress`: what is solved, and what is not.
@Command(name = "progress", mixinStandardHelpOptions = true, description = "Shows all exercises, and which of them you have solved.")
final class ProgressCommand implements Callable<Integer> {

    private static final String COLUMNS = "%s %-5s %-18s %-5s %6s %6s  %s";
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());

    private final Terminal terminal;
    private final Supplier<Home> home;

    ProgressCommand(Terminal terminal, Supplier<Home> home) {
        this.terminal = terminal;
        this.home = home;
    }

    @Override
    public Integer call() throws IOException {
        Map<String, Standing> standings = home.get().journal().read();
        List<Exercise> exercises = home.get().course().exercises();
        terminal.out()
                .println(terminal.bold(
                        COLUMNS.formatted(" ", "", "exercise", "", "checks", "hints", "solved").stripTrailing()));
        Map<Integer, List<Boolean>> chapters = new TreeMap<>();
        for (Exercise each : exercises) {
            Standing standing = standings.getOrDefault(each.number(), Standing.UNTOUCHED);
            chapters.computeIfAbsent(each.chapter(), _ -> new ArrayList<>()).add(standing.isSolved());
            terminal.out().println(row(each, standing));
        }
        terminal.out().println();
        chapters.forEach((chapter, solved) -> terminal.out().println(bar(chapter, solved)));
        long solved = chapters.values().stream().flatMap(List::stream).filter(each -> each).count();
        terminal.out().println();
        terminal.out().println(solved + " of " + exercises.size() + " solved");
        return ExitCode.DONE;
    }

    private String row(Exercise exercise, Standing standing) throws IOException {
        String row = COLUMNS.formatted(standing.isSolved() ? "✓" : standing.checks() > 0 ? "…" : " ",
                exercise.number(), exercise.title(), "★".repeat(exercise.stars()),
                standing.checks() == 0 ? "" : Integer.toString(standing.checks()),
                standing.hints() == 0 ? "" : Integer.toString(standing.hints()),
                standing.solved() == null ? "" : DAY.format(standing.solved()));
        return standing.isSolved() ? terminal.green(row) : row.stripTrailing();
    }

    /// A picture of a chapter: a box for each exercise.
    private String bar(int chapter, List<Boolean> solved) {
        StringBuilder boxes = new StringBuilder();
        solved.forEach(each -> boxes.append(each ? "■" : "□"));
        return "chapter %2d  ".formatted(chapter) + boxes;
    }
}
