package dev.heddle.kernelext.internal.fork;

import dev.heddle.kernel.magic.Arguments;
import dev.heddle.kernel.magic.Kernel;
import dev.heddle.kernel.magic.Magic;
import dev.heddle.kernel.magic.Ran;
import dev.heddle.kernel.magic.Usage;
import dev.heddle.kernel.magic.Usage.Form;
import dev.heddle.kernel.magic.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// `%procs`
public final class ProcsMagic implements Magic {

    /// Processes that no cell has asked for.
    private static final Map<String, String> OWN = Map.of("heddle-reserve", "(ready for the next fork)",
            "heddle-start-cache", "(makes the next forks faster)");

    @Override
    public Usage usage() {
        return Usage.of(Form.LINE, "Shows the processes that cells have started, as a tree.", "procs")
                .withDetails(
                        """
                                Children of `%%fork`, of `processes`, and of `ProcessBuilder`, with all that they have started. CPU is
                                what a process has computed, memory what it holds of the machine's. A process whose parent has ended
                                stands at the left again. The JVM that is kept started for the next fork is told as such. While a
                                cell runs, call it in a subshell.""");
    }

    @Override
    public void run(Arguments given, Kernel kernel) {
        Ran ran = kernel.use(new Use("procs", "list"));
        if (ran.error() != null) {
            kernel.show(ran);
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        for (List<String> each : Told.rows(ran)) {
            int depth = Integer.parseInt(each.get(0));
            String own = OWN.get(each.get(2));
            rows.add(List.of(each.get(1), "  ".repeat(depth) + (own == null ? each.get(2) : own),
                    each.get(3), Told.time(each.get(4)), Told.memory(each.get(5)), Told.time(each.get(6)),
                    own != null ? "" : Told.cell(each.get(7), kernel)));
        }
        if (rows.isEmpty()) {
            kernel.print("No cell has a process running.\n");
            return;
        }
        kernel.display(new TextTable(List.of("pid", "name", "state", "CPU", "memory", "age", "cell"), rows,
                List.of(0, 3, 4, 5)).bundle());
    }
}
