package dev.heddle.kernel.internal.magics;

import dev.heddle.kernel.magic.Kernel;
import dev.heddle.kernel.magic.Usage;
import java.util.Map;

/// Shows how a magic is called.
public final class MagicHelp {

    private MagicHelp() {}

    /// Shows it below the cell.
    ///
    /// @param usage  how it is called
    /// @param kernel shows it
    public static void show(Usage usage, Kernel kernel) {
        kernel.display(Map.of("text/markdown", markdown(usage), "text/plain", plain(usage)));
    }

    /// What help says, with a heading.
    ///
    /// @param usage how it is called
    /// @return Markdown
    public static String markdown(Usage usage) {
        return "#### " + heading(usage) + "\n\n" + usage.help();
    }

    /// What help says, for terminals.
    ///
    /// @param usage how it is called
    /// @return plain text
    public static String plain(Usage usage) {
        return heading(usage) + "\n\n" + usage.help().replaceAll("(?m)^```.*\n", "").replace("`", "");
    }

    private static String heading(Usage usage) {
        return usage.form() == Usage.Form.LINE_OR_CELL ? usage.written() + ", %" + usage.written() : usage.written();
    }
}
