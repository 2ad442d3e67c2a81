package dev.heddle.kernel.internal.magics;

import dev.heddle.kernel.magic.Arguments;
import dev.heddle.kernel.magic.Code;
import dev.heddle.kernel.magic.Kernel;
import dev.heddle.kernel.magic.Magic;
import dev.heddle.kernel.magic.MagicException;
import dev.heddle.kernel.magic.Option;
import dev.heddle.kernel.magic.Parameter;
import dev.heddle.kernel.magic.Usage;
import dev.heddle.kernel.magic.Usage.Form;
import dev.heddle.kernel.magic.Value;
import java.util.List;

/// `%jvm`
final class JvmMagic implements Magic {

    private static final String FACTS = String.join(" + ", "System.getProperty(\"java.vm.name\")",
            "\" \" + Runtime.version()", "\"\nat most \" + Runtime.getRuntime().maxMemory() / 1024 / 1024",
            "\" MB of heap, \"",
            "(Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / 1024 / 1024",
            "\" MB used, \" + Runtime.getRuntime().availableProcessors() + \" processors\"");

    @Override
    public Usage usage() {
        return Usage.of(Form.LINE, "Shows the JVM of the cells, or starts it anew with other options.", "jvm")
                .with(Option.flag("Start it anew without options.", "--reset"))
                .with(Parameter.any(Value.text("OPTION"),
                        "An option of java, such as -Xmx2g, --enable-preview or -Dname=value."))
                .withForeignOptions()
                .withDetails("""
                        A new JVM has the given options and no others. Methods and classes are declared again;
                        variables and their values are gone. If `java` refuses an option, the JVM starts with the
                        options from before.""");
    }

    @Override
    public void run(Arguments given, Kernel kernel) throws Exception {
        List<String> options = given.all("OPTION");
        if (given.has("--reset") && !options.isEmpty()) {
            throw MagicException.usage("%jvm takes --reset or options, not both.");
        }
        for (String each : options) {
            if (!each.startsWith("-")) {
                throw MagicException.usage("'" + each + "' is no option of java: they begin with a dash.",
                        "Options with a value are written with '=': --add-modules=java.sql.");
            }
        }
        if (given.has("--reset") || !options.isEmpty()) {
            kernel.restart(options);
            kernel.print("The cells have a new JVM" + (options.isEmpty() ? "" : ": java " + String.join(" ", options))
                    + ". Methods and classes are declared again; variables and their values are gone.\n");
            return;
        }
        String facts = kernel.run(new Code(FACTS, 1)).text();
        List<String> now = kernel.jvmOptions();
        kernel.print("pid " + kernel.pid() + "\n" + (facts == null ? "" : facts + "\n")
                + (now.isEmpty() ? "no options" : "options: " + String.join(" ", now)) + "\n");
    }
}
