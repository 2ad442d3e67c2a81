package dev.heddle.kernel.internal.debug;

import com.sun.jdi.AbsentInformationException;
import com.sun.jdi.ArrayType;
import com.sun.jdi.Location;
import com.sun.jdi.ReferenceType;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the author of a cell calls the classes and methods that were made of it, and which of them are not theirs.
final class CodeNames {

    /// What the sources of cells are called.
    static final String SOURCES = "Cell[*";

    private static final String OURS = "dev.heddle.";
    private static final String RUN = "do_it$";
    private static final String LABEL = "Cell[";
    private static final Pattern CELL_CLASS = Pattern.compile("\\bCell#[\\d_]+\\$?");
    private static final Pattern AGAIN = Pattern.compile("#[\\d_]+"); // a class that was declared anew
    private static final Pattern LAMBDA = Pattern.compile("lambda\\$(.*)\\$\\d+");
    private static final Pattern STATEMENT = Pattern.compile("\\$\\d+");
    private static final Pattern JDK = Pattern.compile("(java|javax|jdk|sun|com\\.sun)\\..*");

    private CodeNames() {}

    static boolean isOurs(ReferenceType type) {
        return type.name().startsWith(OURS);
    }

    static boolean isJdk(ReferenceType type) {
        return JDK.matcher(type.name()).matches();
    }

    /// Cells have no packages, and all else has one.
    static boolean isCell(ReferenceType type) {
        return type.name().indexOf('.') < 0 && !(type instanceof ArrayType);
    }

    /// Whether it is a part of a cell's class that nobody has written.
    static boolean isGenerated(Location location) {
        String method = location.method().name();
        return isCell(location.declaringType())
                && (method.equals(RUN) || (method.equals("<init>") && simple(location.declaringType()).isEmpty()));
    }

    /// The method that runs a cell; what is below it in a stack is ours.
    static boolean isRun(Location location) {
        return isCell(location.declaringType()) && location.method().name().equals(RUN);
    }

    /// Such as `Cell[3]`; empty if it is no cell's.
    static String label(ReferenceType type) {
        try {
            String name = type.sourceName();
            return isCell(type) && name.startsWith(LABEL) ? name : "";
        } catch (AbsentInformationException e) {
            return "";
        }
    }

    /// What a stack shows: `half`, `Account.take`, `Cell[3]` for a statement of the cell.
    static String method(Location location) {
        String method = method(location.method().name());
        String type = simple(location.declaringType());
        if (method.isEmpty()) {
            return label(location.declaringType());
        }
        return type.isEmpty() ? method : type + "." + method;
    }

    static String simple(ReferenceType type) {
        return simple(type.name());
    }

    /// Without package, and without the class that stands for a cell.
    static String simple(String name) {
        String known = AGAIN.matcher(CELL_CLASS.matcher(name).replaceFirst("")).replaceFirst("");
        return known.substring(known.lastIndexOf('.') + 1).replace('$', '.');
    }

    private static String method(String name) {
        if (STATEMENT.matcher(name).matches()) {
            return "";
        }
        Matcher lambda = LAMBDA.matcher(name);
        if (!lambda.matches()) {
            return name;
        }
        String owner = method(lambda.group(1));
        return owner.isEmpty() ? "lambda" : "lambda in " + owner;
    }
}
