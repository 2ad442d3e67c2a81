package dev.heddle.kernel.magic;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a magic was called with, checked against its [Usage].
///
/// @param options    the values of the options that were given, by their last names; flags have none
/// @param parameters the words that were given for each parameter, by its label
/// @param line       the Java behind the options; null if there is none
/// @param body       what stands below the magic; null if it stands on a line of its own
public record Arguments(Map<String, List<String>> options, Map<String, List<String>> parameters,
        @Nullable Code line, @Nullable Code body) {

    /// Keeps its own copies.
    public Arguments {
        options = copy(options);
        parameters = copy(parameters);
    }

    /// Whether an option was given.
    ///
    /// @param option its last name
    /// @return true if it was
    public boolean has(String option) {
        return options.containsKey(option);
    }

    /// An option's value.
    ///
    /// @param option its last name
    /// @return the last one that was given; null if none was
    public @Nullable String value(String option) {
        List<String> all = values(option);
        return all.isEmpty() ? null : all.getLast();
    }

    /// All values of an option that was given more than once.
    ///
    /// @param option its last name
    /// @return the values, in their order
    public List<String> values(String option) {
        return options.getOrDefault(option, List.of());
    }

    /// An option's value as a whole number.
    ///
    /// @param option    its last name
    /// @param otherwise what it is if it was not given
    /// @return the number
    /// @throws MagicException if it is no number
    public int number(String option, int otherwise) throws MagicException {
        String text = value(option);
        try {
            return text == null ? otherwise : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw MagicException.usage("Option " + option + " wants a whole number, not '" + text + "'.");
        }
    }

    /// The words given for a parameter.
    ///
    /// @param label the parameter's label
    /// @return the words, in their order
    public List<String> all(String label) {
        return parameters.getOrDefault(label, List.of());
    }

    /// The word given for a parameter.
    ///
    /// @param label the parameter's label
    /// @return null if it was left out
    public @Nullable String one(String label) {
        List<String> all = all(label);
        return all.isEmpty() ? null : all.getFirst();
    }

    /// The word given for a parameter that must be there.
    ///
    /// @param label the parameter's label
    /// @return the word
    public String required(String label) {
        return all(label).getFirst();
    }

    private static Map<String, List<String>> copy(Map<String, List<String>> map) {
        return map.entrySet()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, each -> List.copyOf(each.getValue())));
    }
}
