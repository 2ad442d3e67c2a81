package dev.heddle.kernelext.internal.schedules;

import dev.heddle.kernel.magic.Code;
import dev.heddle.kernel.magic.Kernel;
import dev.heddle.kernel.magic.MagicException;
import dev.heddle.kernel.magic.Ran;
import dev.heddle.kernel.magic.Scope;
import dev.heddle.kernel.magic.Use;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Gets code of a cell out of the notebook, with all that it needs to run elsewhere.
final class Shipping {

    private static final Pattern RESULT = Pattern.compile("\\bresult\\b");

    private final Kernel kernel;
    private final Map<String, byte[]> classes = new LinkedHashMap<>();

    Shipping(Kernel kernel) {
        this.kernel = kernel;
    }

    /// A program, and whether its result is a value; if not, it is what it prints.
    record Shipped(Program program, boolean hasValue) {}

    /// @param expect what the result is to be: its text, or a condition on `result`; null if nobody says
    /// @return null if the code cannot run; the kernel shows why then
    /// @throws MagicException if it cannot run elsewhere
    @Nullable
    Shipped ship(Code code, @Nullable String expect) throws MagicException {
        Ran ran = kernel.use(new Use("ship", List.of(), List.of(code), Scope.OWN));
        if (ran.error() != null) {
            kernel.show(ran);
            return null;
        }
        String runs = read(ran.told());
        String type = ran.type();
        if (expect != null && type == null) {
            throw MagicException.usage("--expect wants a value, and the cell has none.",
                    "End the cell with an expression: a line without a semicolon.");
        }
        String checks = expect == null || type == null ? null : checks(expect, type);
        List<String> path = kernel.classPath().stream().map(Path::toString).toList();
        return new Shipped(new Program(runs, checks, classes, path), type != null);
    }

    private String checks(String expect, String type) throws MagicException {
        boolean condition = RESULT.matcher(expect).find();
        String known = condition ? type : "Object";
        String holds = condition ? expect : "String.valueOf(result).equals(" + literal(expect) + ")";
        String wrong = condition
                ? literal("the result is ") + " + result + " + literal(", and this is false: " + expect)
                : literal("expected: " + expect + " but was: ") + " + result";
        Ran ran = kernel.use(new Use("ship", List.of(),
                List.of(new Code("Object expected(" + known + " result) { if (!("
                        + holds + ")) { throw new AssertionError(" + wrong + "); } return result; } 0", 1)),
                Scope.OWN));
        if (ran.error() != null) {
            throw MagicException.usage("--expect is no condition on the result: " + ran.reason(),
                    "Write a value, such as 2, or a condition, such as \"result >= 2\".");
        }
        return read(ran.told());
    }

    /// @return the class that runs
    private String read(String told) throws MagicException {
        List<String> refused = new ArrayList<>();
        boolean absent = false;
        String runs = null;
        for (String line : told.lines().toList()) {
            String[] words = line.split(" ", -1);
            switch (words[0]) {
                case "runs" -> runs = words[1];
                case "class" -> classes.put(words[1], Base64.getDecoder().decode(words[2]));
                case "refused" -> refused.add(refusal(words[1], words[2], words[3].equals("written")));
                case "absent" -> absent = true;
                default -> throw new IllegalArgumentException("the tool has told: " + line);
            }
        }
        if (!refused.isEmpty()) {
            throw new MagicException(String.join(" ", refused),
                    "Declare it in this cell: every schedule must begin with the same state.");
        }
        if (absent) {
            throw new MagicException("This cell shows something (with display, progress or the like).",
                    "Nobody sees a single schedule: end the cell with the value that matters, or print it.");
        }
        if (runs == null) {
            throw MagicException.usage("There is nothing to run.", "The cell only declares. Use it: start threads, and"
                    + " end with what comes of it.");
        }
        return runs;
    }

    private static String refusal(String name, String type, boolean written) {
        return written
                ? "Variable " + name + " belongs to another cell, and this one changes it."
                : "Variable " + name + " belongs to another cell, and it is an object ("
                        + type.substring(type.lastIndexOf('.') + 1) + ").";
    }

    private static String literal(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
