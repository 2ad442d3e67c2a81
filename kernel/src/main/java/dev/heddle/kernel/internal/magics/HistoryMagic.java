package dev.heddle.kernel.internal.magics;

import dev.heddle.kernel.magic.Arguments;
import dev.heddle.kernel.magic.Kernel;
import dev.heddle.kernel.magic.Magic;
import dev.heddle.kernel.magic.MagicException;
import dev.heddle.kernel.magic.Option;
import dev.heddle.kernel.magic.PastCell;
import dev.heddle.kernel.magic.Usage;
import dev.heddle.kernel.magic.Usage.Form;
import dev.heddle.kernel.magic.Value;
import java.util.List;
import java.util.Locale;

/// `%history`
final class HistoryMagic implements Magic {

    @Override
    public Usage usage() {
        return Usage.of(Form.LINE, "Shows the cells that this session has run.", "history")
                .with(Option.of(Value.text("N"), "Only the last N cells.", "-n", "--last"))
                .with(Option.of(Value.text("TEXT"), "Only cells that hold this text.", "-g", "--grep"));
    }

    @Override
    public void run(Arguments given, Kernel kernel) throws MagicException {
        int most = given.number("--last", Integer.MAX_VALUE);
        if (most < 0) {
            throw MagicException.usage("Option --last wants a number that is not below zero.");
        }
        String wanted = given.value("--grep");
        List<PastCell> cells = kernel.history()
                .stream()
                .filter(each -> wanted == null
                        || each.code().toLowerCase(Locale.ROOT).contains(wanted.toLowerCase(Locale.ROOT)))
                .toList();
        StringBuilder text = new StringBuilder();
        for (PastCell each : cells.subList(Math.max(0, cells.size() - most), cells.size())) {
            String number = "%4d: ".formatted(each.number());
            text.append(number).append(each.code().stripTrailing().replace("\n", "\n" + " ".repeat(number.length())));
            text.append('\n');
        }
        kernel.print(text.isEmpty() ? "No cells.\n" : text.toString());
    }
}
