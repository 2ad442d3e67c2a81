package dev.heddle.kernel.internal.magics;

import dev.heddle.kernel.magic.Arguments;
import dev.heddle.kernel.magic.Kernel;
import dev.heddle.kernel.magic.Magic;
import dev.heddle.kernel.magic.MagicException;
import dev.heddle.kernel.magic.Names;
import dev.heddle.kernel.magic.Parameter;
import dev.heddle.kernel.magic.Usage;
import dev.heddle.kernel.magic.Usage.Form;
import dev.heddle.kernel.magic.Value;
import java.util.List;

/// `%help`
final class HelpMagic implements Magic {

    @Override
    public Usage usage() {
        return Usage.of(Form.LINE, "Explains a magic.", "help")
                .with(Parameter.optional(Value.text("NAME"), "The magic's name, with or without percent signs."))
                .withDetails("`%NAME?` does the same.");
    }

    @Override
    public void run(Arguments given, Kernel kernel) throws MagicException {
        String name = given.one("NAME");
        if (name == null) {
            kernel.print("%lsmagic lists all magics. %help NAME explains one.\n");
            return;
        }
        String plain = name.replaceFirst("^%%?", "").replaceFirst("\\?$", "");
        for (Usage each : kernel.magics()) {
            if (each.names().contains(plain)) {
                MagicHelp.show(each, kernel);
                return;
            }
        }
        List<String> known = kernel.magics().stream().flatMap(each -> each.names().stream()).toList();
        String nearest = Names.nearest(plain, known);
        throw MagicException.usage(
                "There is no magic %" + plain + "." + (nearest == null ? "" : " Did you mean %" + nearest + "?"),
                "%lsmagic lists all magics.");
    }
}
