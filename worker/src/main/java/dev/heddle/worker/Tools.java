package dev.heddle.worker;

import dev.heddle.worker.tool.Ask;
import dev.heddle.worker.tool.Listen;
import dev.heddle.worker.tool.Meter;
import dev.heddle.worker.tool.Recorder;
import dev.heddle.worker.tool.ThreadLook;
import dev.heddle.worker.tool.Repeat;
import dev.heddle.worker.tool.Ship;
import dev.heddle.worker.tool.Tool;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The tools by their names; each is made when it is first wanted.
final class Tools {

    private final Map<String, Tool> made = new ConcurrentHashMap<>();

    Tool named(String name) {
        return made.computeIfAbsent(name, Tools::make);
    }

    private static Tool make(String name) {
        return switch (name) {
            case "ask" -> new Ask();
            case "listen" -> new Listen();
            case "meter" -> new Meter();
            case "recorder" -> new Recorder();
            case "threads" -> new ThreadLook();
            case "repeat" -> new Repeat();
            case "ship" -> new Ship();
            default -> throw new IllegalArgumentException("there is no tool '" + name + "'");
        };
    }
}
