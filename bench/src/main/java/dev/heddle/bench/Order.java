package dev.heddle.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What `heddle bench` asks for.
///
/// @param suite     which suite; null for a list of them
/// @param json      where the result goes as JSON, beside the table
/// @param quick     fewer rounds and cells
/// @param redraw    whether the progress line may be drawn again
/// @param python    the Python that drives the kernels
/// @param kernel    the name of our kernel
/// @param kernelDir the folder that holds the folder of its kernelspec
record Order(@Nullable String suite, @Nullable Path json, boolean quick, boolean redraw, String python, String kernel,
        @Nullable Path kernelDir) {

    /// The suites that there are.
    static final List<String> SUITES = List.of(KernelSuite.NAME, MagicsSuite.NAME, ProcessesSuite.NAME,
            SchedulesSuite.NAME);

    private static final int ROUNDS = 7;
    private static final int QUICK_ROUNDS = 3;

    /// The order cannot be understood; the message is for the person who gave it.
    static final class Misunderstood extends Exception {

        private static final long serialVersionUID = 1;

        Misunderstood(String message) {
            super(message);
        }
    }

    int rounds() {
        return quick ? QUICK_ROUNDS : ROUNDS;
    }

    static Order of(String... arguments) throws Misunderstood {
        Order order = new Order(null, null, false, false, "python3", "heddle", null);
        Deque<String> rest = new ArrayDeque<>(List.of(arguments));
        while (!rest.isEmpty()) {
            order = order.with(rest.pop(), rest);
        }
        order.check();
        return order;
    }

    private Order with(String argument, Deque<String> rest) throws Misunderstood {
        return switch (argument) {
            case "--quick" -> new Order(suite, json, true, redraw, python, kernel, kernelDir);
            case "--redraw" -> new Order(suite, json, quick, true, python, kernel, kernelDir);
            case "--json" -> new Order(suite, Path.of(value(argument, rest)), quick, redraw, python, kernel, kernelDir);
            case "--python" -> new Order(suite, json, quick, redraw, value(argument, rest), kernel, kernelDir);
            case "--kernel" -> new Order(suite, json, quick, redraw, python, value(argument, rest), kernelDir);
            case "--kernel-dir" -> new Order(suite, json, quick, redraw, python, kernel,
                    Path.of(value(argument, rest)));
            default -> {
                if (argument.startsWith("-") || suite != null) {
                    throw new Misunderstood("Cannot understand '" + argument + "'.");
                }
                yield new Order(argument, json, quick, redraw, python, kernel, kernelDir);
            }
        };
    }

    private static String value(String option, Deque<String> rest) throws Misunderstood {
        if (rest.isEmpty()) {
            throw new Misunderstood(option + " needs a value.");
        }
        return rest.pop();
    }

    private void check() throws Misunderstood {
        String known = String.join(", ", SUITES);
        if (suite != null && !SUITES.contains(suite)) {
            throw new Misunderstood("There is no suite '" + suite + "'. There are: " + known + ".");
        }
        // Asked before the minutes of measuring, not after them.
        if (json != null && !canBeWritten(json.toAbsolutePath())) {
            throw new Misunderstood("Cannot write a file " + json + ".");
        }
    }

    private static boolean canBeWritten(Path file) {
        Path folder = file.getParent();
        return folder != null && Files.isWritable(folder) && !Files.isDirectory(file);
    }
}
