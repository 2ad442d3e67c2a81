package dev.heddle.worker.fork;

import dev.heddle.worker.tool.Tool;
import dev.heddle.worker.tool.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The processes below the JVM of the cells: `%procs` is told `list`, `%kill` `kill`, whether by force, and pids, names or
/// `--all`.
public final class Processes implements Tool {

    private static final int MOST = 500;
    private static final Duration TO_END = Duration.ofSeconds(2);
    private static final String ALL = "--all";

    private final Forks forks;
    private final Leftovers leftovers;
    private final Supplier<Stream<ProcessHandle>> offspring;

    /// Makes the tool.
    ///
    /// @param forks     the children of this notebook
    /// @param leftovers know who has started what
    /// @param offspring all processes that descend from this JVM, also those whose parents have ended
    public Processes(Forks forks, Leftovers leftovers, Supplier<Stream<ProcessHandle>> offspring) {
        this.forks = forks;
        this.leftovers = leftovers;
        this.offspring = offspring;
    }

    @Override
    public @Nullable Object use(Work work) throws Exception {
        List<String> words = work.arguments();
        if (words.getFirst().equals("list")) {
            lines().forEach(each -> work.tell(each.text()));
        } else {
            kill(words.subList(2, words.size()), Boolean.parseBoolean(words.get(1)), work);
        }
        return null;
    }

    /// The tree, parents before their children, and then those whose parents have ended.
    List<ProcessLine> lines() {
        List<ProcessLine> lines = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        add(ProcessHandle.current().children(), 0, "", lines, seen);
        add(offspring.get().filter(each -> !seen.contains(each.pid())), 0, "", lines, seen);
        return lines;
    }

    private void add(Stream<ProcessHandle> processes, int depth, String cellAbove, List<ProcessLine> lines,
            Set<Long> seen) {
        for (ProcessHandle each : processes.sorted(Comparator.comparingLong(ProcessHandle::pid)).toList()) {
            if (lines.size() == MOST || !seen.add(each.pid())) {
                return;
            }
            ForkedChild fork = forks.find(each.pid());
            String cell = fork == null ? leftovers.cellOf(each.pid()) : fork.cell();
            String name = fork == null ? ProcessLine.command(each) : fork.name();
            ProcessLine line = ProcessLine.of(depth, each, name, cell == null ? cellAbove : cell);
            lines.add(line);
            add(each.children(), depth + 1, line.cell(), lines, seen);
        }
    }

    private void kill(List<String> targets, boolean force, Work work) throws Exception {
        List<ProcessLine> lines = lines();
        List<ProcessLine> chosen = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (String target : targets) {
            List<ProcessLine> found = lines.stream()
                    .filter(each -> !ProcessLine.isOwn(each.name()))
                    .filter(each -> target.equals(ALL) || each.name().equals(target)
                            || target.equals(Long.toString(each.pid())))
                    .filter(each -> !chosen.contains(each))
                    .toList();
            if (found.isEmpty() && !target.equals(ALL)) {
                unknown.add(target);
            }
            chosen.addAll(found);
        }
        unknown.forEach(each -> work.tell("unknown\t" + each + "\n"));
        if (unknown.isEmpty()) {
            for (ProcessLine each : chosen) {
                ProcessHandle.of(each.pid()).ifPresent(process -> end(process, force));
            }
            for (ProcessLine each : chosen) {
                work.tell("killed\t" + each.name() + "\t" + each.pid() + "\t" + became(each) + "\n");
            }
        }
    }

    private static void end(ProcessHandle process, boolean force) {
        if (force) {
            ProcessTree.kill(Stream.of(process));
        } else {
            List<ProcessHandle> below = process.descendants().toList();
            process.destroy();
            below.forEach(ProcessHandle::destroy);
        }
    }

    private String became(ProcessLine line) throws InterruptedException {
        ProcessHandle process = ProcessHandle.of(line.pid()).orElse(null);
        boolean byForce = false;
        if (process != null && !ProcessTree.ends(process, TO_END)) {
            byForce = true;
            ProcessTree.kill(Stream.of(process));
            boolean _ = ProcessTree.ends(process, TO_END);
        }
        ForkedChild fork = forks.find(line.pid());
        String code = fork == null ? "" : ", " + fork.exit();
        return process != null && process.isAlive()
                ? "is still there"
                : (byForce ? "did not end when it was asked to, and was ended by force" : "has ended") + code;
    }
}
