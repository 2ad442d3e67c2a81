package dev.heddle.schedules.internal.search;

import dev.heddle.schedules.internal.run.Chooser;
import dev.heddle.schedules.internal.trace.Choice;
import dev.heddle.schedules.internal.trace.Trace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One schedule of each kind: those that differ only in the order of steps that do not touch each other show the same.
///
/// Dynamic partial-order reduction with sleep sets. Schedules with fewer forced switches come first, since most bugs
/// need one or two; when nothing is left, all kinds have been seen.
final class Reduced implements Chooser {

    private final PriorityQueue<Task> tasks = new PriorityQueue<>(
            Comparator.comparingInt((Task task) -> task.switches).thenComparingInt(task -> -task.number));
    private final List<Node> path = new ArrayList<>();
    private Task task = new Task(null, 0, 0, 0);
    private int made;
    private int at;
    private int diverged;

    /// A choice to be made in a schedule to come.
    private record Task(@Nullable Node node, int option, int switches, int number) {}

    /// A moment of choice that the schedules below have in common.
    private static final class Node {

        final Choice choice;
        final @Nullable Node parent;
        final int via;
        final int depth;
        final int switches;
        final long things;
        final Map<Integer, Footprint> sleep;
        final Map<Integer, @Nullable Footprint> begun = new HashMap<>();
        final Map<Integer, Node> children = new HashMap<>();
        final Set<Integer> planned = new HashSet<>();
        int step;

        Node(Choice choice, @Nullable Node parent, int via, int switches, long things, Map<Integer, Footprint> sleep) {
            this.choice = choice;
            this.parent = parent;
            this.via = via;
            this.depth = parent == null ? 0 : parent.depth + 1;
            this.switches = switches;
            this.things = things;
            this.sleep = sleep;
        }

        int costOf(int option) {
            return switches + (choice.free() || option == choice.options()[0] ? 0 : 1);
        }
    }

    /// Prepares the next schedule; false if there is none.
    boolean next() {
        Task next = tasks.poll();
        if (next == null) {
            return false;
        }
        begin(next);
        return true;
    }

    /// Begins anew.
    void restart() {
        tasks.clear();
        made = 0;
        begin(new Task(null, 0, 0, 0));
    }

    private void begin(Task next) {
        task = next;
        at = 0;
        path.clear();
    }

    /// How many forced switches the schedule under way has been begun with.
    int switches() {
        return task.switches;
    }

    /// Whether the program did something else than before with the same choices.
    boolean diverged() {
        return diverged > 0;
    }

    @Override
    public int choose(Choice choice, Trace trace, long things) {
        Node target = task.node;
        Node node = target != null && at <= target.depth ? planned(target) : fresh(choice, trace, things);
        if (!java.util.Arrays.equals(node.choice.options(), choice.options())) {
            diverged++;
            return REDUNDANT;
        }
        node.step = trace.steps().size();
        path.add(node);
        at++;
        if (node == target) {
            return begun(node, task.option);
        }
        if (target != null && node.depth < target.depth) {
            return path(target, node.depth + 1).via;
        }
        for (int option : choice.options()) {
            if (!node.sleep.containsKey(option)) {
                return begun(node, option);
            }
        }
        return REDUNDANT;
    }

    private static int begun(Node node, int option) {
        node.begun.putIfAbsent(option, null);
        return option;
    }

    private Node planned(Node target) {
        return path(target, at);
    }

    private static Node path(Node target, int depth) {
        Node node = target;
        while (node.depth > depth && node.parent != null) {
            node = node.parent;
        }
        return node;
    }

    private Node fresh(Choice choice, Trace trace, long things) {
        Node parent = path.isEmpty() ? null : path.getLast();
        Node node;
        if (parent == null) {
            node = new Node(choice, null, -1, 0, things, Map.of());
        } else {
            int via = trace.steps().get(parent.step).strand();
            node = new Node(choice, parent, via, parent.costOf(via), things, sleeping(parent, via, trace));
            parent.children.put(via, node);
        }
        int[] options = choice.options();
        for (int i = choice.waiter() ? 0 : options.length - choice.whims(); i < options.length; i++) {
            plan(node, options[i]);
        }
        return node;
    }

    private static Map<Integer, Footprint> sleeping(Node parent, int via, Trace trace) {
        Map<Integer, Footprint> candidates = new HashMap<>(parent.sleep);
        parent.begun.forEach((option, print) -> {
            if (option != via && print != null) {
                candidates.put(option, print);
            }
        });
        if (candidates.isEmpty() || parent.choice.waiter()) {
            return Map.of();
        }
        var since = Footprint.of(trace, trace.steps().get(parent.step).first(), trace.size(), parent.things);
        for (int step = parent.step; step < trace.steps().size(); step++) {
            candidates.remove(trace.steps().get(step).strand());
        }
        candidates.values().removeIf(since::conflicts);
        return candidates;
    }

    private void plan(Node node, int option) {
        if (!node.begun.containsKey(option) && !node.sleep.containsKey(option) && node.planned.add(option)) {
            tasks.add(new Task(node, option, node.costOf(option), ++made));
        }
    }

    /// Takes in what a run has shown.
    void learn(Trace trace, Analysis analysis) {
        Map<Integer, Node> byStep = new HashMap<>();
        for (Node node : path) {
            if (node.step < trace.steps().size()) {
                byStep.put(node.step, node);
                node.begun.putIfAbsent(trace.steps().get(node.step).strand(), null);
                if (node.begun.get(trace.steps().get(node.step).strand()) == null) {
                    node.begun.put(trace.steps().get(node.step).strand(),
                            Footprint.of(trace, node.step, node.things));
                }
            }
        }
        for (Analysis.Turn turn : analysis.turns()) {
            Node node = byStep.get(turn.step());
            if (node == null) {
                continue;
            }
            if (turn.strand() >= 0) {
                plan(node, turn.strand());
            } else {
                for (int option : node.choice.options()) {
                    plan(node, option);
                }
            }
        }
    }
}
