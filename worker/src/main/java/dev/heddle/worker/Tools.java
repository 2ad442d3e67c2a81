package dev.heddle.worker;

import dev.heddle.worker.fork.Fork;
import dev.heddle.worker.fork.Forks;
import dev.heddle.worker.tool.Meter;
import dev.heddle.worker.tool.Tool;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The tools by their names; each is made when it is first wanted.
final class Tools {

    private final Forks forks = new Forks();
    private final Map<String, Tool> made = new ConcurrentHashMap<>();

    Tool named(String name) {
        return made.computeIfAbsent(name, this::make);
    }

    private Tool make(String name) {
        return switch (name) {
            case "fork" -> new Fork(forks);
            case "handback" -> Fork.handback(forks);
            case "meter" -> new Meter();
            default -> throw new IllegalArgumentException("there is no tool '" + name + "'");
        };
    }
}
