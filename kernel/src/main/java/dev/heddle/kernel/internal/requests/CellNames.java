package dev.heddle.kernel.internal.requests;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Names as the author of a cell has written them: the classes that stand for cells are not his.
final class CellNames {

    private static final Pattern CELL_CLASS = Pattern.compile("\\bCell#[\\d_]+");
    private static final Pattern MEMBER = Pattern.compile("\\bCell#[\\d_]+[.$]([\\p{L}_$][\\w\\p{L}$]*)");
    private static final Pattern AGAIN = Pattern.compile("#[\\d_]+"); // a class that was declared anew
    private static final Pattern LAMBDA = Pattern.compile("lambda\\$(.*)\\$\\d+");
    private static final Pattern STATEMENT = Pattern.compile("\\$\\d+");
    private static final String OWN = "dev.heddle.worker."; // it says something to learners, and its package does not
    private static final String NAMELESS = "nameless class";

    private CellNames() {}

    /// A class by its binary name: `Cell#3$Account$1` is `Account.(nameless class)`.
    static String type(String binaryName) {
        if (binaryName.indexOf('.') >= 0) { // cells have no packages
            return binaryName.startsWith(OWN) ? binaryName.substring(binaryName.lastIndexOf('.') + 1) : binaryName;
        }
        Matcher cell = CELL_CLASS.matcher(binaryName);
        String rest = AGAIN.matcher(cell.lookingAt() ? binaryName.substring(cell.end()) : binaryName).replaceFirst("");
        int lambda = rest.indexOf("$$Lambda");
        if (lambda >= 0) {
            return "lambda";
        }
        StringBuilder name = new StringBuilder();
        for (String each : rest.split("\\$", -1)) {
            if (!each.isEmpty()) {
                String local = each.replaceFirst("^\\d+", ""); // a local class has a number before its name
                name.append(name.isEmpty() ? "" : ".").append(local.isEmpty() ? "(" + NAMELESS + ")" : local);
            }
        }
        return name.toString();
    }

    /// A method of a class, such as `Account.draw`, `new Account` or `lambda in draw`; empty for a cell's statement.
    static String method(String className, String method) {
        String type = type(className);
        if (method.equals("<init>")) {
            return "new " + type;
        }
        if (method.equals("<clinit>")) {
            return type.isEmpty() ? "" : "static part of " + type;
        }
        Matcher lambda = LAMBDA.matcher(method);
        if (lambda.matches()) {
            String holder = lambda.group(1).equals("new") || lambda.group(1).equals("static")
                    ? type
                    : method(className, lambda.group(1));
            return holder.isEmpty() ? "lambda" : "lambda in " + holder;
        }
        String own = STATEMENT.matcher(method).matches() ? "" : method;
        return type.isEmpty() || own.isEmpty() ? type + own : type + "." + own;
    }

    /// A text that names classes or variables of cells.
    static String inText(String text) {
        return MEMBER.matcher(text)
                .replaceAll(name -> Matcher.quoteReplacement(
                        type(name.group(1)).isEmpty() ? name.group(1) : type(name.group(1))));
    }
}
