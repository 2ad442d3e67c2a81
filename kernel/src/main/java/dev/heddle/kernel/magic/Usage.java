package dev.heddle.kernel.magic;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// How a magic is called.
///
/// @param names      its name, and others that mean the same
/// @param form       where it can stand
/// @param javaBody   whether the body of its cell is Java, which front ends then complete as such
/// @param javaLine   what the Java is that may stand behind the options on its line; empty if none may
/// @param summary    one sentence
/// @param options    its options
/// @param parameters what it takes beside options
/// @param takesAll   whether options that it does not know are parameters
/// @param details    more about it, in Markdown; may be empty
public record Usage(List<String> names, Form form, boolean javaBody, String javaLine, String summary,
        List<Option> options,
        List<Parameter> parameters, boolean takesAll, String details) {

    /// Where a magic can stand.
    public enum Form {
        /// on a line
        LINE,
        /// on top of a cell
        CELL,
        /// both
        LINE_OR_CELL
    }

    /// Keeps its own copies.
    public Usage {
        names = List.copyOf(names);
        options = List.copyOf(options);
        parameters = List.copyOf(parameters);
    }

    /// A magic without options and parameters.
    ///
    /// @param form    where it can stand
    /// @param summary one sentence
    /// @param names   its name, and others that mean the same
    /// @return how it is called
    public static Usage of(Form form, String summary, String... names) {
        return new Usage(List.of(names), form, false, "", summary, List.of(), List.of(), false, "");
    }

    /// The same, with one more option.
    ///
    /// @param option the option
    /// @return how it is called
    public Usage with(Option option) {
        List<Option> more = new ArrayList<>(options);
        more.add(option);
        return new Usage(names, form, javaBody, javaLine, summary, more, parameters, takesAll, details);
    }

    /// The same, with one more parameter.
    ///
    /// @param parameter the parameter
    /// @return how it is called
    public Usage with(Parameter parameter) {
        List<Parameter> more = new ArrayList<>(parameters);
        more.add(parameter);
        return new Usage(names, form, javaBody, javaLine, summary, options, more, takesAll, details);
    }

    /// The same, with a body of Java.
    ///
    /// @return how it is called
    public Usage withJavaBody() {
        return new Usage(names, form, true, javaLine, summary, options, parameters, takesAll, details);
    }

    /// The same, with Java behind the options on its line.
    ///
    /// @param meaning one sentence: what it is for
    /// @return how it is called
    public Usage withJavaLine(String meaning) {
        return new Usage(names, form, javaBody, meaning, summary, options, parameters, takesAll, details);
    }

    /// The same, where options that it does not know are parameters.
    ///
    /// @return how it is called
    public Usage withForeignOptions() {
        return new Usage(names, form, javaBody, javaLine, summary, options, parameters, true, details);
    }

    /// The same, with more to say.
    ///
    /// @param markdown the text
    /// @return how it is called
    public Usage withDetails(String markdown) {
        return new Usage(names, form, javaBody, javaLine, summary, options, parameters, takesAll, markdown.strip());
    }

    /// What it is called.
    ///
    /// @return the name without its percent sign
    public String name() {
        return names.getFirst();
    }

    /// How it is written on top of a cell or on a line.
    ///
    /// @return the name with its percent signs
    public String written() {
        return (form == Form.CELL ? "%%" : "%") + name();
    }

    /// The lines by which it is called.
    ///
    /// @return such as `%maven [--repo=URL] COORDINATE...`
    public List<String> synopsis() {
        StringJoiner arguments = new StringJoiner(" ", " ", "").setEmptyValue("");
        options.forEach(each -> arguments.add("[" + each.synopsis().replaceFirst(", .*(?=--)", "|") + "]"));
        parameters.forEach(each -> arguments.add(each.synopsis()));
        if (!javaLine.isEmpty()) {
            arguments.add("[CODE]");
        }
        List<String> lines = new ArrayList<>();
        if (form != Form.CELL) {
            lines.add("%" + name() + arguments);
        }
        if (form != Form.LINE) {
            lines.add("%%" + name() + arguments);
        }
        return lines;
    }

    /// Reads what stands behind the magic's name.
    ///
    /// @param rest the rest of its line, and where in the cell that is
    /// @param body what stands below it; null if it stands on a line of its own
    /// @return the arguments
    /// @throws MagicException if they are not as they should be
    public Arguments read(Code rest, @Nullable Code body) throws MagicException {
        String line = rest.text();
        int code = javaStart(line);
        Code java = code == line.length() ? null : new Code(line.substring(code), rest.line());
        return new ArgumentReader(this, body != null).read(Words.of(line.substring(0, code)), java, body);
    }

    /// Where Java begins in what stands behind the magic's name.
    ///
    /// @param line the rest of its line
    /// @return the line's length if there is no Java
    public int javaStart(String line) {
        if (javaLine.isEmpty()) {
            return line.length();
        }
        boolean value = false;
        for (Words.Word word : Words.of(line)) {
            if (!value && (word.quoted() || !word.text().startsWith("-"))) {
                return word.start();
            }
            if (word.text().equals("--")) {
                return Math.min(line.length(), word.start() + "-- ".length());
            }
            Option option = value ? null : option(word.text());
            value = option != null && option.value() != null;
        }
        return line.length();
    }

    /// The option of a name.
    ///
    /// @param optionName the name with its dashes
    /// @return null if there is none
    public @Nullable Option option(String optionName) {
        return options.stream().filter(each -> each.names().contains(optionName)).findFirst().orElse(null);
    }

    /// All that help says of it.
    ///
    /// @return Markdown
    public String help() {
        StringBuilder text = new StringBuilder(summary).append("\n\n```text\n");
        synopsis().forEach(each -> text.append(each).append('\n'));
        text.append("```\n");
        if (!parameters.isEmpty() || !options.isEmpty() || !javaLine.isEmpty()) {
            text.append('\n');
        }
        parameters.forEach(each -> text.append(item(each.value().label(), each.value(), each.description())));
        options.forEach(each -> text.append(item(each.synopsis(), each.value(), each.description())));
        if (!javaLine.isEmpty()) {
            text.append("- `CODE`: ").append(javaLine).append('\n');
        }
        if (names.size() > 1) {
            text.append("\nAlso written `%")
                    .append(String.join("`, `%", names.subList(1, names.size())))
                    .append("`.\n");
        }
        return text + (details.isEmpty() ? "" : "\n" + details + "\n");
    }

    private static String item(String name, @Nullable Value value, String description) {
        String choices = value == null || value.choices().isEmpty()
                ? ""
                : " One of `" + String.join("`, `", value.choices()) + "`.";
        return "- `" + name + "`: " + description + choices + "\n";
    }
}
