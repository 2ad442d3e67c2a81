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

/// `%kill`
public final class KillMagic implements Magic {

    @Override
    public Usage usage() {
        return Usage.of(Form.LINE, "Ends processes that cells have started.", "kill")
                .with(Option.flag("All of them.", "--all"))
                .with(Option.flag("At once (SIGKILL), with all that they have started.", "-9", "--force"))
                .with(Parameter.any(Value.text("PROCESS"), "Its number, or its name."))
                .withDetails(
                        """
                                A process and all that it has started are asked to end (SIGTERM). If it has not ended after two
                                seconds, it is ended by force. Only processes of this notebook can be named: `%procs` shows them.""");
    }

    @Override
    public void run(Arguments given, Kernel kernel) throws MagicException {
        List<String> words = new ArrayList<>(List.of("kill", Boolean.toString(given.has("--force"))));
        words.addAll(given.has("--all") ? List.of("--all") : given.all("PROCESS"));
        if (words.size() == 2) {
            throw MagicException.usage("%kill wants to know what to end.",
                    "Give the number or the name of a process, or --all. %procs shows them.");
        }
        Ran ran = kernel.use(new Use("procs", words.toArray(String[]::new)));
        kernel.show(ran);
        List<List<String>> rows = Told.rows(ran);
        List<String> unknown = rows.stream()
                .filter(each -> each.getFirst().equals("unknown"))
                .map(each -> "'" + each.get(1) + "'")
                .toList();
        if (!unknown.isEmpty()) {
            throw new MagicException(
                    "No process of this notebook has the number or name " + String.join(" or ", unknown)
                            + "; nothing was ended.",
                    "%procs shows those that there are.");
        }
        for (List<String> each : rows) {
            kernel.print(each.get(1) + " (pid " + each.get(2) + ") " + each.get(3) + ".\n");
        }
        if (rows.isEmpty() && ran.error() == null) {
            kernel.print("There is nothing to end.\n");
        }
    }
}
