package dev.heddle.kernelext.internal.fork;

import dev.heddle.kernel.magic.Arguments;
import dev.heddle.kernel.magic.Kernel;
import dev.heddle.kernel.magic.Magic;
import dev.heddle.kernel.magic.MagicException;
import dev.heddle.kernel.magic.Option;
import dev.heddle.kernel.magic.Parameter;
import dev.heddle.kernel.magic.Ran;
import dev.heddle.kernel.magic.Usage;
import dev.heddle.kernel.magic.Usage.Form;
import dev.heddle.kernel.magic.Use;
import dev.heddle.kernel.magic.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `%reap`
public final class ReapMagic implements Magic {

    @Override
    public Usage usage() {
        return Usage.of(Form.LINE, "Shows the threads and processes that cells have left behind.", "reap")
                .with(Option.flag("End them.", "--end"))
                .with(Option.of(Value.oneOf("ON", "on", "off"),
                        "Whether a line under a cell says from now on what the cell leaves behind.", "--tell"))
                .with(Parameter.optional(Value.text("CELL"), "The number of a cell; all cells, if it is left out."))
                .withDetails(
                        """
                                `--end` interrupts threads, shuts down the executors that variables hold, and asks processes to end;
                                those that have not ended after two seconds are ended by force. A thread cannot be ended by force: if
                                its code does not end when it is interrupted, `%jvm --reset` helps.

                                A cell that ends while its threads (no daemons) or processes go on gets one line that says so. Threads
                                that end at once are not told, and a pool is told once. Virtual threads are not seen.""");
    }

    @Override
    public void run(Arguments given, Kernel kernel) throws MagicException {
        String tell = given.value("--tell");
        if (tell != null) {
            kernel.show(kernel.use(new Use("reap", "tell", tell)));
            return;
        }
        Ran ran = kernel.use(new Use("reap", "list"));
        if (ran.error() != null) {
            kernel.show(ran);
            return;
        }
        String wanted = label(given.one("CELL"));
        List<List<String>> left = Told.rows(ran)
                .stream()
                .filter(each -> wanted == null || wanted.equals(Told.cell(each.get(2), kernel)))
                .toList();
        if (left.isEmpty()) {
            kernel.print(
                    (wanted == null ? "No cell" : wanted) + " has left " + (wanted == null ? "anything" : "nothing")
                            + " behind.\n");
        } else if (given.has("--end")) {
            end(wanted, left, kernel);
        } else {
            show(left, kernel);
        }
    }

    private static void show(List<List<String>> left, Kernel kernel) {
        List<List<String>> rows = new ArrayList<>();
        for (List<String> each : left) {
            rows.add(List.of(Told.cell(each.get(2), kernel), each.get(0), each.get(3), each.get(1), each.get(4),
                    each.get(5)));
        }
        kernel.display(
                new TextTable(List.of("cell", "what", "name", "number", "state", "at"), rows, List.of(3)).bundle());
    }

    private static void end(@Nullable String wanted, List<List<String>> left, Kernel kernel) {
        List<String> words = new ArrayList<>(List.of("end",
                wanted == null ? "*" : "Cell#" + wanted.substring("Cell[".length(), wanted.length() - 1)));
        left.forEach(each -> words.add(each.get(0) + " " + each.get(1)));
        Ran ran = kernel.use(new Use("reap", words.toArray(String[]::new)));
        kernel.show(ran);
        Told.rows(ran).forEach(each -> kernel.print(each.get(0) + " " + each.get(1) + " " + each.get(2) + ".\n"));
    }

    private static @Nullable String label(
            @Nullable String cell) throws MagicException {
        if (cell != null && !cell.matches("\\d{1,9}")) {
            throw MagicException.usage("%reap wants the number of a cell, such as 3, not '" + cell + "'.");
        }
        return cell == null ? null : "Cell[" + cell + "]";
    }
}
