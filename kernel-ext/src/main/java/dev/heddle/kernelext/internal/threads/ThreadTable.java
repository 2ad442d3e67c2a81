package dev.heddle.kernelext.internal.threads;

import dev.heddle.kernelext.internal.draw.Shape;
import dev.heddle.kernelext.internal.time.Units;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Threads as a table.
final class ThreadTable {

    private static final int MOST_ROWS = 100;
    private static final String NUMBERS = "[0-9]+";

    private final Function<String, @Nullable String> labels;
    private final boolean withStacks;
    private final boolean withJvms;

    /// Is told what to show.
    ///
    /// @param labels what people call a cell, by its id
    ThreadTable(Function<String, @Nullable String> labels, boolean withStacks, boolean withJvms) {
        this.labels = labels;
        this.withStacks = withStacks;
        this.withJvms = withJvms;
    }

    /// Its forms.
    ///
    /// @param note what stands below it
    Map<String, String> bundle(List<Seen> all, String note) {
        Graph graph = Graph.of(all);
        List<Seen> shown = all.stream()
                .filter(each -> withJvms || !each.isJvms())
                .sorted(Comparator.comparing(Seen::isJvms).thenComparingLong(Seen::id))
                .toList();
        List<String> head =
                new ArrayList<>(List.of("thread", "id", "kind", "state", "cell", "waits for", "held by", "CPU"));
        if (withStacks) {
            head.add("in the code at");
        }
        Texts table = new Texts(head, shown.stream().limit(MOST_ROWS).map(each -> row(each, graph)).toList());
        String below =
                more(shown) + (graph.circles().isEmpty() ? "" : "Some wait for each other: see %deadlock.\n") + note;
        String count = shown.size() + (shown.size() == 1 ? " thread\n" : " threads\n");
        return Map.of("text/plain", count + table.plain() + below, "text/html", html(table, count, below));
    }

    private List<String> row(Seen thread, Graph graph) {
        Seen owner = graph.owners().get(thread.id());
        List<String> row = new ArrayList<>(List.of(thread.called(), String.valueOf(thread.id()), kind(thread),
                thread.idle() ? "idle" : state(thread), cell(thread), thread.waitsFor(),
                owner == null ? "" : owner.called(),
                thread.cpu() < 0 ? "" : Units.time(thread.cpu())));
        if (withStacks) {
            row.add(String.join(" ← ", thread.lines()));
        }
        return row;
    }

    private static String kind(Seen thread) {
        return thread.virtual() ? "virtual" : thread.daemon() ? "daemon" : "platform";
    }

    private static String state(Seen thread) {
        return switch (thread.state()) {
            case "RUNNABLE" -> "runs";
            case "BLOCKED" -> "blocked";
            case "WAITING" -> "waits";
            case "TIMED_WAITING" -> "waits, with a limit";
            case "TERMINATED" -> "has ended";
            default -> "new";
        };
    }

    /// Of virtual threads only the code is known that they run.
    private String cell(Seen thread) {
        if (!thread.cell().isEmpty()) {
            String label = labels.apply(thread.cell());
            return label == null ? "" : label;
        }
        return thread.lines().isEmpty() ? "" : thread.lines().getLast().replaceFirst(":.*", "");
    }

    private static String more(List<Seen> shown) {
        Map<String, Integer> groups = new LinkedHashMap<>();
        shown.stream()
                .skip(MOST_ROWS)
                .forEach(each -> groups.merge(each.called().replaceAll(NUMBERS, "#"), 1, Integer::sum));
        StringBuilder text = new StringBuilder();
        groups.entrySet()
                .stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(5)
                .forEach(
                        each -> text.append("and ")
                                .append(each.getValue())
                                .append(" more: ")
                                .append(each.getKey())
                                .append('\n'));
        return text.append(groups.size() > 5 ? "and others\n" : "").toString();
    }

    private static String html(Texts table, String count, String below) {
        StringBuilder html = new StringBuilder("<div class=\"mathjax_ignore tex2jax_ignore\"><b>");
        html.append(Shape.escape(count.strip())).append("</b><table><thead><tr>");
        table.head()
                .forEach(each -> html.append("<th style=\"text-align: left\">")
                        .append(Shape.escape(each))
                        .append("</th>"));
        html.append("</tr></thead><tbody>");
        for (List<String> row : table.rows()) {
            html.append("<tr>");
            row.forEach(
                    each -> html.append("<td style=\"text-align: left\">").append(Shape.escape(each)).append("</td>"));
            html.append("</tr>");
        }
        html.append("</tbody></table>");
        below.lines().forEach(each -> html.append("<div>").append(Shape.escape(each)).append("</div>"));
        return html.append("</div>").toString();
    }
}
