package dev.heddle.kernel.internal.magics;

import dev.heddle.kernel.internal.magics.MagicAssist.Completion;
import dev.heddle.kernel.internal.magics.MagicAssist.Match;
import dev.heddle.kernel.magic.MagicException;
import dev.heddle.kernel.magic.Option;
import dev.heddle.kernel.magic.Parameter;
import dev.heddle.kernel.magic.Usage;
import dev.heddle.kernel.magic.Value;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What could stand behind the name of a magic.
final class ArgumentCompleter {

    private static final int MOST_FILES = 200;

    private final Usage usage;
    private final Magics magics;

    ArgumentCompleter(Usage usage, Magics magics) {
        this.usage = usage;
        this.magics = magics;
    }

    /// @param rest what stands behind the name, up to the cursor
    /// @param at   where that begins in the cell
    Completion complete(String rest, int at) {
        int start = rest.length();
        while (start > 0 && !Character.isWhitespace(rest.charAt(start - 1))) {
            start--;
        }
        String word = rest.substring(start);
        List<String> before = List.of(rest.substring(0, start).strip().split("\\s+"));
        Option open = usage.option(before.getLast());
        if (open != null && open.value() != null) {
            return new Completion(at + start, values(open.value(), word));
        }
        int equals = word.startsWith("--") ? word.indexOf('=') : -1;
        Option given = equals < 0 ? null : usage.option(word.substring(0, equals));
        if (given != null && given.value() != null) {
            return new Completion(at + start + equals + 1, values(given.value(), word.substring(equals + 1)));
        }
        List<Match> found = new ArrayList<>();
        if (word.startsWith("-") || word.isEmpty()) {
            found.addAll(options(word));
        }
        Value value = parameter(before);
        if (value != null && !word.startsWith("-")) {
            found.addAll(0, values(value, word));
        }
        return new Completion(at + start, found);
    }

    private List<Match> options(String word) {
        List<Match> found = new ArrayList<>();
        for (Option each : usage.options()) {
            for (String name : each.names()) {
                if (name.startsWith(word)) {
                    String text = each.value() != null && name.startsWith("--") ? name + "=" : name;
                    found.add(new Match(text, "option", each.description()));
                }
            }
        }
        return found;
    }

    /// What the next parameter may be.
    private @Nullable Value parameter(List<String> before) {
        int count = 0;
        boolean valueNext = false;
        for (String word : before) {
            Option option = usage.option(word);
            if (!valueNext && !word.isEmpty() && !word.startsWith("-")) {
                count++;
            }
            valueNext = option != null && option.value() != null;
        }
        for (Parameter each : usage.parameters()) {
            if (count < each.most()) {
                return each.value();
            }
            count -= each.most();
        }
        return null;
    }

    private List<Match> values(Value value, String prefix) {
        if (value.label().equals("NAME") && usage.name().equals("help")) {
            return magics.usages()
                    .stream()
                    .filter(each -> each.name().startsWith(prefix))
                    .map(each -> new Match(each.name(), "magic", each.summary()))
                    .toList();
        }
        if (usage.name().equals("env")) {
            return System.getenv()
                    .keySet()
                    .stream()
                    .filter(each -> each.startsWith(prefix))
                    .sorted()
                    .map(each -> new Match(each, "value", ""))
                    .toList();
        }
        if (value.isPath()) {
            return files(prefix);
        }
        return value.choices()
                .stream()
                .filter(each -> each.startsWith(prefix))
                .map(each -> new Match(each, "value", ""))
                .toList();
    }

    private static List<Match> files(String prefix) {
        int slash = prefix.lastIndexOf('/');
        String folder = prefix.substring(0, slash + 1);
        String name = prefix.substring(slash + 1);
        List<Match> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Paths.of(folder.isEmpty() ? "." : folder))) {
            for (Path each : files) {
                String file = String.valueOf(each.getFileName());
                boolean hidden = file.startsWith(".") && !name.startsWith(".");
                if (file.startsWith(name) && !hidden && found.size() < MOST_FILES) {
                    found.add(new Match(folder + file + (Files.isDirectory(each) ? "/" : ""), "path", ""));
                }
            }
        } catch (IOException | MagicException e) {
            return List.of(); // there is no such folder, so there is nothing to offer
        }
        found.sort((a, b) -> a.text().compareTo(b.text()));
        return found;
    }
}
