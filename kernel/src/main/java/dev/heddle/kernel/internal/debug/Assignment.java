package dev.heddle.kernel.internal.debug;

import com.sun.jdi.AbsentInformationException;
import com.sun.jdi.ClassNotLoadedException;
import com.sun.jdi.ClassType;
import com.sun.jdi.Field;
import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.InvalidTypeException;
import com.sun.jdi.LocalVariable;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.StackFrame;
import com.sun.jdi.Value;
import com.sun.jdi.VirtualMachine;
import org.jspecify.annotations.Nullable;

/// Gives a variable another value: a number, a character, a text in quotes, `true`, `false` or `null`.
final class Assignment {

    private Assignment() {}

    /// Changes a local variable.
    ///
    /// @return what is wrong; empty if it has the value now
    static String local(Frames.Place place, String name, String text) throws IncompatibleThreadStateException {
        StackFrame frame = place.frame();
        try {
            LocalVariable variable = frame.visibleVariableByName(name);
            if (variable == null) {
                return "There is no variable '" + name + "' here.";
            }
            frame.setValue(variable, value(variable.typeName(), text.strip(), frame.virtualMachine()));
            return "";
        } catch (InvalidTypeException | ClassNotLoadedException | AbsentInformationException
                | IllegalArgumentException e) {
            return refusal(name, text);
        }
    }

    /// Changes a variable of the notebook.
    ///
    /// @return what is wrong; empty if it has the value now
    static String notebook(VirtualMachine machine, String name, String text) {
        for (ReferenceType type : Variables.cells(machine).reversed()) {
            Field field = type.fieldByName(name);
            if (field != null && type instanceof ClassType owner) {
                try {
                    owner.setValue(field, value(field.typeName(), text.strip(), machine));
                    return "";
                } catch (InvalidTypeException | ClassNotLoadedException | IllegalArgumentException e) {
                    return refusal(name, text);
                }
            }
        }
        return "There is no variable '" + name + "' in the notebook.";
    }

    private static String refusal(String name, String text) {
        return "'" + name + "' cannot be " + text
                + ". Here it can be a number, a text in quotes, true, false or null, as its type allows.";
    }

    private static @Nullable Value value(String type, String text, VirtualMachine machine) {
        return switch (type) {
            case "int" -> machine.mirrorOf(Integer.parseInt(text));
            case "long" -> machine.mirrorOf(Long.parseLong(text.replaceFirst("[lL]$", "")));
            case "double" -> machine.mirrorOf(Double.parseDouble(text));
            case "float" -> machine.mirrorOf(Float.parseFloat(text));
            case "short" -> machine.mirrorOf(Short.parseShort(text));
            case "byte" -> machine.mirrorOf(Byte.parseByte(text));
            case "boolean" -> machine.mirrorOf(flag(text));
            case "char" -> machine.mirrorOf(character(text));
            default -> text.equals("null") ? null : machine.mirrorOf(quoted(text));
        };
    }

    private static boolean flag(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("neither true nor false: " + text);
        }
        return text.equals("true");
    }

    private static char character(String text) {
        if (text.length() != 3 || text.charAt(0) != '\'' || text.charAt(2) != '\'') {
            throw new IllegalArgumentException("not a character: " + text);
        }
        return text.charAt(1);
    }

    private static String quoted(String text) {
        if (text.length() < 2 || !text.startsWith("\"") || !text.endsWith("\"")) {
            throw new IllegalArgumentException("not a text in quotes: " + text);
        }
        return text.substring(1, text.length() - 1).translateEscapes();
    }
}
