package dev.heddle.kernel.internal.magics;

import dev.heddle.kernel.magic.Arguments;
import dev.heddle.kernel.magic.Kernel;
import dev.heddle.kernel.magic.Magic;
import dev.heddle.kernel.magic.Usage;
import dev.heddle.kernel.magic.Usage.Form;
import dev.heddle.kernel.magic.Variable;
import java.util.stream.Collectors;

/// `%who`
final class WhoMagic implements Magic {

    @Override
    public Usage usage() {
        return Usage.of(Form.LINE, "Lists the names of the notebook's variables.", "who")
                .withDetails("`%whos` shows their types and values, too.");
    }

    @Override
    public void run(Arguments given, Kernel kernel) {
        String names = kernel.variables().stream().map(Variable::name).collect(Collectors.joining("  "));
        kernel.print((names.isEmpty() ? "No variables are declared." : names) + "\n");
    }
}
