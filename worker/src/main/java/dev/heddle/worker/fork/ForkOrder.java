package dev.heddle.worker.fork;

import dev.heddle.processes.ChildBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How children are wanted, as the words `key=value` of the magic say it.
///
/// @param name        what a single one is called
/// @param count       how many
/// @param many        whether somebody has said how many: then the result is a list
/// @param flags       for their JVMs
/// @param environment variables
/// @param folder      where they work; null for the notebook's
/// @param limit       after which they are cut off; null if never
/// @param waits       whether the cell waits for them
/// @param keeps       whether the result goes into a variable
record ForkOrder(String name, int count, boolean many, List<String> flags, Map<String, String> environment,
        @Nullable Path folder, @Nullable Duration limit, boolean waits, boolean keeps) {

    ForkOrder {
        flags = List.copyOf(flags);
        environment = Map.copyOf(environment);
    }

    static ForkOrder of(List<String> words) {
        Map<String, String> single = new LinkedHashMap<>();
        List<String> flags = new ArrayList<>();
        Map<String, String> environment = new LinkedHashMap<>();
        for (String each : words) {
            int equals = each.indexOf('=');
            String key = each.substring(0, equals);
            String value = each.substring(equals + 1);
            switch (key) {
                case "flag" -> flags.add(value);
                case "env" -> environment.put(value.substring(0, value.indexOf('=')),
                        value.substring(value.indexOf('=') + 1));
                default -> single.put(key, value);
            }
        }
        String count = single.get("count");
        String folder = single.get("folder");
        String limit = single.get("limit");
        return new ForkOrder(single.getOrDefault("name", "fork"), count == null ? 1 : Integer.parseInt(count),
                count != null, flags, environment, folder == null ? null : Path.of(folder),
                limit == null ? null : Duration.ofMillis(Long.parseLong(limit)), !single.containsKey("no-wait"),
                single.containsKey("into"));
    }

    /// Whether any JVM will do.
    boolean isPlain() {
        return flags.isEmpty() && environment.isEmpty() && folder == null;
    }

    String name(int number) {
        return many ? name + "-" + number : name;
    }

    ChildBuilder describe(ChildBuilder child) {
        ChildBuilder described = child.environment(environment).jvmFlags(flags.toArray(String[]::new));
        return folder == null ? described : described.folder(folder);
    }
}
