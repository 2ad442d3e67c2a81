package dev.heddle.grader.internal.run;

import dev.heddle.grader.internal.compile.Phrases;
import dev.heddle.processes.Child;
import dev.heddle.processes.Output;
import dev.heddle.processes.Task;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Runs checks in JVMs of their own: when one ends too early, the next goes on with the checks that are left.
public final class ChecksJvm {

    private static final int MOST_JVMS = 8;
    private static final int MOST_OUTPUT = 4_000;

    private final Phrases phrases;
    private final String language;
    private final Duration atMost;

    /// @param phrases  what is said
    /// @param language the same language, as a tag
    /// @param atMost   how long one JVM may live
    public ChecksJvm(Phrases phrases, String language, Duration atMost) {
        this.phrases = phrases;
        this.language = language;
        this.atMost = atMost;
    }

    /// What a check has come to.
    ///
    /// @param id     the check
    /// @param what   what it tries
    /// @param passed whether it found nothing wrong
    /// @param text   what it found
    public record Result(String id, String what, boolean passed, String text) {}

    /// What all have come to.
    ///
    /// @param results one for each check
    /// @param output  what the answer has printed
    public record Results(List<Result> results, String output) {

        /// Keeps its own copy.
        public Results {
            results = List.copyOf(results);
        }
    }

    /// Runs checks.
    ///
    /// @param places  folders with classes, those of the checks first
    /// @param checks  the test classes
    /// @param scratch a folder for what is told
    /// @param how     how they are run
    /// @return what they have come to
    /// @throws IOException          if the disk fails
    /// @throws InterruptedException if this thread is interrupted; the JVM ends then
    public Results run(List<Path> places, List<String> checks, Path scratch, Conditions how)
            throws IOException, InterruptedException {
        Printed printed = new Printed(MOST_OUTPUT);
        Map<String, Result> results = new LinkedHashMap<>();
        for (int jvm = 0; jvm < MOST_JVMS; jvm++) {
            Path file = scratch.resolve("events-" + jvm);
            Order order = new Order(places.stream().map(Path::toString).toList(), checks,
                    List.copyOf(results.keySet()), file.toString(), language, how);
            String end = runOne(order, scratch, printed);
            if (collect(file, end, results)) {
                return new Results(new ArrayList<>(results.values()), printed.text(phrases));
            }
        }
        results.put("", new Result("", "", false, phrases.say("notRun")));
        return new Results(new ArrayList<>(results.values()), printed.text(phrases));
    }

    /// @return how it ended
    private String runOne(Order order, Path scratch, Printed printed) throws InterruptedException {
        try (Child<?> child = Child.of()
                .name("checks")
                .maxHeap("256m")
                .folder(scratch)
                .jvmFlags(flags(order.conditions()))
                .output(Output.lines(printed::add))
                .start(new Run(order))) {
            if (!child.join(atMost)) {
                child.kill();
                child.join();
            }
            return "exit code " + child.exitCode().orElse(-1);
        }
    }

    private String[] flags(Conditions how) {
        List<String> flags = new ArrayList<>(List.of("-Duser.language=" + language, "-XX:TieredStopAtLevel=1"));
        if (how.oneProcessor()) {
            flags.add(OneProcessor.FLAG);
        }
        return flags.toArray(String[]::new);
    }

    /// A check that is run more than once has passed if it has passed each time.
    ///
    /// @return whether all was run
    private boolean collect(Path file, String end, Map<String, Result> results) throws IOException {
        List<Event> events = List.of();
        if (Files.exists(file)) {
            try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
                events = Event.readAll(in);
            }
        }
        Event begun = null;
        for (Event each : events) {
            switch (each.kind()) {
                case BEGAN -> begun = each;
                case PASSED, FAILED, HUNG, EXITED -> {
                    begun = null;
                    Result result = new Result(each.id(), each.what(), each.kind() == Event.Kind.PASSED, each.text());
                    results.merge(each.id(), result, (before, now) -> before.passed() ? now : before);
                }
                case DONE -> {
                    return true;
                }
            }
        }
        String id = begun == null ? "" : begun.id();
        if (begun != null || events.isEmpty()) {
            String what = begun == null ? "" : begun.what();
            results.put(id, new Result(id, what, false, phrases.say("exitedSomewhere", end)));
        }
        return events.isEmpty();
    }

    /// What the JVM is started with.
    private record Run(Order order) implements Task<Integer> {

        @Override
        public Integer call() throws IOException, InterruptedException {
            return Runner.run(order);
        }
    }
}
