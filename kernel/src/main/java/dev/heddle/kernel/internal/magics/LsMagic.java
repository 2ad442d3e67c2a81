package dev.heddle.kernel.internal.magics;

import dev.heddle.kernel.magic.Arguments;
import dev.heddle.kernel.magic.Kernel;
import dev.heddle.kernel.magic.Magic;
import dev.heddle.kernel.magic.Usage;
import dev.heddle.kernel.magic.Usage.Form;

/// `%lsmagic`
final class LsMagic implements Magic {

    @Override
    public Usage usage() {
        return Usage.of(Form.LINE, "Lists all magics.", "lsmagic");
    }

    @Override
    public void run(Arguments given, Kernel kernel) {
        StringBuilder text = new StringBuilder();
        for (Usage each : kernel.magics()) {
            String forms = switch (each.form()) {
                case LINE -> "%" + each.name();
                case CELL -> "%%" + each.name();
                case LINE_OR_CELL -> "%" + each.name() + ", %%" + each.name();
            };
            text.append("%-28s %s%n".formatted(forms, each.summary()).replace("\r", ""));
        }
        kernel.print(text + "\n%help NAME or %NAME? tells more of one.\n");
    }
}
