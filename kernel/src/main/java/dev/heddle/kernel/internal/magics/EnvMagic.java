package dev.heddle.kernel.internal.magics;

import dev.heddle.kernel.magic.Arguments;
import dev.heddle.kernel.magic.Kernel;
import dev.heddle.kernel.magic.Magic;
import dev.heddle.kernel.magic.MagicException;
import dev.heddle.kernel.magic.Names;
import dev.heddle.kernel.magic.Option;
import dev.heddle.kernel.magic.Parameter;
import dev.heddle.kernel.magic.Usage;
import dev.heddle.kernel.magic.Usage.Form;
import dev.heddle.kernel.magic.Value;
import java.util.List;
import java.util.TreeMap;

/// `%env`
final class EnvMagic implements Magic {

    private static final String WHEN = "%%bash sees that at once. System.getenv() of the cells does after the next"
            + " %jvm or %reset: a running JVM cannot change its environment.\n";

    @Override
    public Usage usage() {
        return Usage.of(Form.LINE, "Shows or sets variables of the environment.", "env")
                .with(Option.flag("Remove the variable.", "-u", "--unset"))
                .with(Parameter.any(Value.text("NAME[=VALUE]"), "A variable to show, or to set."))
                .withDetails("""
                        Without arguments it shows all variables. `%env NAME VALUE` sets one, too.

                        A variable that is set is seen by `%%bash` at once. `System.getenv()` of the cells does not
                        change while their JVM runs: it sees the variable once `%jvm` or `%reset` has started a new
                        one.""");
    }

    @Override
    public void run(Arguments given, Kernel kernel) throws MagicException {
        List<String> words = given.all("NAME[=VALUE]");
        if (words.isEmpty() && given.has("--unset")) {
            throw MagicException.usage("Name the variable to remove: %env --unset NAME.");
        }
        if (words.isEmpty()) {
            StringBuilder all = new StringBuilder();
            new TreeMap<>(kernel.environment()).forEach((name, value) -> all.append(name + "=" + value + "\n"));
            kernel.print(all.toString());
            return;
        }
        String first = words.getFirst();
        int equals = first.indexOf('=');
        if (given.has("--unset")) {
            words.forEach(each -> kernel.setEnvironment(each, null));
            kernel.print(String.join(", ", words) + (words.size() == 1 ? " is" : " are") + " removed. " + WHEN);
        } else if (equals == 0) {
            throw MagicException.usage("A variable needs a name: %env NAME=VALUE.");
        } else if (equals > 0 || words.size() > 1) {
            String name = equals > 0 ? first.substring(0, equals) : first;
            String rest = String.join(" ", words.subList(1, words.size()));
            String value = equals > 0
                    ? first.substring(equals + 1) + (rest.isEmpty() ? "" : " " + rest)
                    : rest.replaceFirst("^=\\s*", "");
            kernel.setEnvironment(name, value);
            kernel.print(name + "=" + value + "\n" + WHEN);
        } else {
            show(first, kernel);
        }
    }

    private static void show(String name, Kernel kernel) throws MagicException {
        String value = kernel.environment().get(name);
        if (value == null) {
            String nearest = Names.nearest(name, kernel.environment().keySet());
            throw new MagicException("The environment has no variable " + name + "."
                    + (nearest == null ? "" : " Did you mean " + nearest + "?"));
        }
        kernel.print(name + "=" + value + "\n");
    }
}
