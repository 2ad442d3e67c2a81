package dev.heddle.kernelext.internal.threads;

import dev.heddle.kernelext.internal.draw.Ink;
import dev.heddle.kernelext.internal.draw.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a look at the threads has come to, in words.
///
/// @param graph  who waits for whom
/// @param labels what people call a cell, by its id
record Finding(Graph graph, Function<String, @Nullable String> labels) {

    private static final int MOST = 10;

    String text() {
        return String.join("\n", lines()) + "\n";
    }

    String html() {
        return lines().stream()
                .map(each -> "<div style=\"color: " + Ink.TEXT + (each.startsWith(" ") ? "; margin-left: 2em" : "")
                        + "\">"
                        + Shape.escape(each) + "</div>")
                .collect(Collectors.joining("", "<div class=\"mathjax_ignore tex2jax_ignore\">", "</div>"));
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (graph.circles().isEmpty()) {
            lines.add("No deadlock.");
        }
        for (List<Seen> circle : graph.circles()) {
            lines.add(sentence(circle));
            circle.forEach(each -> lines.add("  " + line(each)));
            lines.add(advice(circle));
        }
        List<Seen> behind = graph.behind();
        if (!behind.isEmpty()) {
            lines.add("Behind them, for ever, too: " + names(behind) + ".");
        }
        lines.addAll(guesses());
        lines.add(lookedAt());
        return lines;
    }

    /// The circle in a sentence.
    String sentence(List<Seen> circle) {
        return "Deadlock, certain: " + names(circle) + " wait for each other, and none of them goes on.";
    }

    private String line(Seen thread) {
        Seen owner = graph.owners().get(thread.id());
        String cell = thread.cell().isEmpty() ? null : labels.apply(thread.cell());
        return thread.called() + (cell == null ? "" : " (started by " + cell + ")") + " waits for "
                + thread.lockName()
                + (thread.lines().isEmpty() ? "" : " at " + thread.lines().getFirst())
                + (owner == null ? "" : ", which " + owner.called() + " holds");
    }

    private static String advice(List<Seen> circle) {
        String locks = circle.stream()
                .map(Seen::lockName)
                .distinct()
                .collect(Collectors.joining(", "));
        boolean all = circle.stream().allMatch(each -> each.state().equals("BLOCKED"));
        return "To prevent it, let every thread take these locks in the same order: " + locks + ". "
                + (all
                        ? "Now only a new JVM ends them (%jvm --reset): synchronized cannot be interrupted."
                        : "Now an interrupt ends only who waits in lockInterruptibly or tryLock; else a new JVM (%jvm --reset).");
    }

    private List<String> guesses() {
        List<Seen> waiting = graph.waitingForNobody();
        if (waiting.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        boolean others = graph.somebodyGoesOn();
        lines.add(others
                ? "A guess: these wait for what no thread is seen to hold. Threads that still run may give it:"
                : "A guess: these wait for what no thread is seen to hold, and no thread that a cell has started is left to give "
                        + "it. Only another cell can:");
        waiting.stream()
                .limit(MOST)
                .forEach(each -> lines.add("  " + each.called() + " waits for "
                        + (each.waitsFor().isEmpty() ? "something" : each.waitsFor()) + " at "
                        + each.lines().getFirst()));
        if (waiting.size() > MOST) {
            lines.add("  and " + (waiting.size() - MOST) + " more");
        }
        return lines;
    }

    private String lookedAt() {
        long virtual = graph.threads().stream().filter(Seen::virtual).count();
        long platform = graph.threads().size() - virtual;
        return "Looked at " + platform + " platform and " + virtual + " virtual threads, at monitors and at locks of "
                + "java.util.concurrent." + (virtual == 0
                        ? ""
                        : " Which virtual thread holds a ReentrantLock is not known.");
    }

    private static String names(List<Seen> threads) {
        String names = threads.stream().limit(MOST).map(Seen::called).collect(Collectors.joining(", "));
        return threads.size() > MOST ? names + " and " + (threads.size() - MOST) + " more" : names;
    }
}
