package dev.heddle.kernel.internal.magics;

import dev.heddle.kernel.magic.Arguments;
import dev.heddle.kernel.magic.Code;
import dev.heddle.kernel.magic.Kernel;
import dev.heddle.kernel.magic.Magic;
import dev.heddle.kernel.magic.Ran;
import dev.heddle.kernel.magic.Usage;
import dev.heddle.kernel.magic.Usage.Form;
import dev.heddle.kernel.magic.Variable;
import java.util.ArrayList;
import java.util.List;

/// `%whos`
final class WhosMagic implements Magic {

    private static final int WIDEST = 60;

    /// A line of the table.
    private record Row(String name, String type, String value) {}

    @Override
    public Usage usage() {
        return Usage.of(Form.LINE, "Shows the notebook's variables with their types and values.", "whos")
                .withDetails("The value is what `toString` says, in one line, cut after " + WIDEST + " characters.");
    }

    @Override
    public void run(Arguments given, Kernel kernel) {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("Name", "Type", "Value"));
        for (Variable each : kernel.variables()) {
            Ran ran = kernel.run(new Code(each.name(), 1));
            String value = ran.text() == null ? "(" + ran.error() + ")" : ran.text();
            rows.add(new Row(each.name(), simple(each.type()), cut(value)));
        }
        if (rows.size() == 1) {
            kernel.print("No variables are declared.\n");
            return;
        }
        int names = rows.stream().mapToInt(each -> each.name().length()).max().orElse(0);
        int types = rows.stream().mapToInt(each -> each.type().length()).max().orElse(0);
        StringBuilder table = new StringBuilder();
        for (Row each : rows) {
            table.append(pad(each.name(), names)).append("  ").append(pad(each.type(), types)).append("  ");
            table.append(each.value()).append('\n');
            if (table.indexOf("\n") == table.length() - 1) {
                table.append("-".repeat(names + types + 9)).append('\n');
            }
        }
        kernel.print(table.toString());
    }

    /// Without the names of packages, which make tables wide.
    private static String simple(String type) {
        return type.replaceAll("\\b(?:[a-z_][\\w$]*\\.|REPL\\.)+(Cell\\d+(_\\d+)?\\.)?", "");
    }

    private static String cut(String value) {
        String line = value.replaceAll("\\s+", " ").strip();
        return line.length() <= WIDEST ? line : line.substring(0, WIDEST - 1) + "…";
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
