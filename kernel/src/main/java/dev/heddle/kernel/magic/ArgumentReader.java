package dev.heddle.kernel.magic;

import dev.heddle.kernel.magic.Words.Word;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the words behind a magic's name. It is used once.
final class ArgumentReader {

    private final Usage usage;
    private final String written;
    private final Map<String, List<String>> options = new LinkedHashMap<>();
    private final List<String> rest = new ArrayList<>();

    ArgumentReader(Usage usage, boolean cell) {
        this.usage = usage;
        this.written = (cell ? "%%" : "%") + usage.name();
    }

    Arguments read(List<Word> words, @Nullable Code java, @Nullable Code body) throws MagicException {
        boolean optionsEnded = false;
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            if (optionsEnded || word.quoted() || !word.text().startsWith("-") || word.text().equals("-")) {
                rest.add(word.text());
            } else if (word.text().equals("--")) {
                optionsEnded = true;
            } else {
                i = option(words, i);
            }
        }
        return new Arguments(options, parameters(), java, body);
    }

    /// @return where its last word stands
    private int option(List<Word> words, int at) throws MagicException {
        String text = words.get(at).text();
        int equals = text.startsWith("--") ? text.indexOf('=') : -1;
        String name = equals < 0 ? text : text.substring(0, equals);
        Option option = usage.option(name);
        if (option == null && !text.startsWith("--") && text.length() > 2) {
            return shortOptions(words, at);
        }
        if (option == null) {
            unknown(name, text);
            return at;
        }
        Value value = option.value();
        if (value == null) {
            if (equals >= 0) {
                throw wrong("Option " + name + " of " + written + " takes no value.");
            }
            options.computeIfAbsent(option.name(), _ -> new ArrayList<>());
            return at;
        }
        if (equals >= 0) {
            put(option, value, text.substring(equals + 1));
            return at;
        }
        if (at + 1 == words.size()) {
            throw wrong("Option " + name + " of " + written + " wants a value: " + option.synopsis() + ".");
        }
        put(option, value, words.get(at + 1).text());
        return at + 1;
    }

    /// `-n5` and `-ab`.
    private int shortOptions(List<Word> words, int at) throws MagicException {
        String text = words.get(at).text();
        Option first = usage.option(text.substring(0, 2));
        if (first == null) {
            unknown(text, text);
            return at;
        }
        Value value = first.value();
        if (value != null) {
            put(first, value, text.substring(2));
            return at;
        }
        for (char letter : text.substring(1).toCharArray()) {
            Option each = usage.option("-" + letter);
            if (each == null || each.value() != null) {
                unknown(text, text);
                return at;
            }
            options.computeIfAbsent(each.name(), _ -> new ArrayList<>());
        }
        return at;
    }

    private void put(Option option, Value value, String text) throws MagicException {
        check(value, text, "Option " + option.name());
        options.computeIfAbsent(option.name(), _ -> new ArrayList<>()).add(text);
    }

    private void unknown(String name, String text) throws MagicException {
        if (usage.takesAll()) {
            rest.add(text);
            return;
        }
        List<String> known = usage.options().stream().flatMap(each -> each.names().stream()).toList();
        String nearest = Names.nearest(name, known);
        throw wrong(written + " has no option " + name + "."
                + (nearest == null ? "" : " Did you mean " + nearest + "?"));
    }

    private Map<String, List<String>> parameters() throws MagicException {
        Map<String, List<String>> found = new LinkedHashMap<>();
        int next = 0;
        for (Parameter each : usage.parameters()) {
            int count = Math.min(each.most(), rest.size() - next);
            if (count < each.least()) {
                throw wrong(written + " wants " + each.value().label() + ": " + each.description());
            }
            List<String> words = rest.subList(next, next + count);
            for (String word : words) {
                check(each.value(), word, each.value().label());
            }
            found.put(each.value().label(), words);
            next += count;
        }
        if (next < rest.size()) {
            throw wrong(written + " does not know what to do with '" + rest.get(next) + "'.");
        }
        return found;
    }

    private void check(Value value, String text, String what) throws MagicException {
        if (!value.choices().isEmpty() && !value.choices().contains(text)) {
            String nearest = Names.nearest(text, value.choices());
            throw wrong(what + " of " + written + " is one of " + String.join(", ", value.choices()) + ", not '" + text
                    + "'." + (nearest == null ? "" : " Did you mean " + nearest + "?"));
        }
    }

    private MagicException wrong(String sentence) {
        List<String> advice = new ArrayList<>();
        usage.synopsis().forEach(each -> advice.add("Usage: " + each));
        advice.add(usage.written() + "? tells more.");
        return MagicException.usage(sentence, advice.toArray(String[]::new));
    }
}
