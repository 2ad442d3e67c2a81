package dev.heddle.worker;

import dev.heddle.worker.fork.Collect;
import dev.heddle.worker.fork.Fork;
import dev.heddle.worker.fork.Forks;
import dev.heddle.worker.fork.Leftovers;
import dev.heddle.worker.fork.Processes;
import dev.heddle.worker.fork.Reap;
import dev.heddle.worker.tool.Ask;
import dev.heddle.worker.tool.Listen;
import dev.heddle.worker.tool.Meter;
import dev.heddle.worker.tool.Recorder;
import dev.heddle.worker.tool.Repeat;
import dev.heddle.worker.tool.Ship;
import dev.heddle.worker.tool.Stopwatch;
import dev.heddle.worker.tool.ThreadLook;
import dev.heddle.worker.tool.Tool;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The tools by their names; each is made when it is first wanted.
final class Tools {

    private final Map<String, Tool> made = new ConcurrentHashMap<>();
    private final Forks forks = new Forks();
    private final Leftovers leftovers = new Leftovers(CellContext::cellOf, forks);
    private final Processes processes = new Processes(forks, leftovers, Tools::offspring);
    private final Supplier<List<Class<?>>> cells;

    /// @param cells the classes of cells that have been used
    Tools(Supplier<List<Class<?>>> cells) {
        this.cells = cells;
    }

    Tool named(String name) {
        return made.computeIfAbsent(name, this::make);
    }

    /// Finds what a cell leaves behind.
    Leftovers leftovers() {
        return leftovers;
    }

    private static Stream<ProcessHandle> offspring() {
        String mark = System.getenv(Offspring.VARIABLE);
        return mark == null ? Stream.empty() : Offspring.of(mark, ProcessHandle.current());
    }

    private Tool make(String name) {
        return switch (name) {
            case "ask" -> new Ask();
            case "listen" -> new Listen();
            case "fork" -> new Fork(forks);
            case "procs" -> processes;
            case "collect" -> new Collect(forks);
            case "reap" -> new Reap(leftovers, processes, cells);
            case "handback" -> Fork.handback(forks);
            case "meter" -> new Meter();
            case "recorder" -> new Recorder();
            case "threads" -> new ThreadLook();
            case "repeat" -> new Repeat();
            case "ship" -> new Ship();
            case "stopwatch" -> new Stopwatch();
            default -> throw new IllegalArgumentException("there is no tool '" + name + "'");
        };
    }
}
