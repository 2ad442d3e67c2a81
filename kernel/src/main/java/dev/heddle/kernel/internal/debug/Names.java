package dev.heddle.kernel.internal.debug;

import com.sun.jdi.ArrayReference;
import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.ObjectReference;
import com.sun.jdi.VirtualMachine;
import dev.heddle.kernel.internal.debug.Entry.Named;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds what a name such as `accounts[2].balance` means at a place. It reads; it does not call anything.
final class Names {

    private static final Pattern PATH = Pattern.compile("\\s*[\\p{L}_$][\\w\\p{L}$]*"
            + "(\\s*(\\.\\s*[\\p{L}_$][\\w\\p{L}$]*|\\[\\s*\\d{1,9}\\s*\\]))*\\s*");
    private static final Pattern STEP = Pattern.compile("[\\p{L}_$][\\w\\p{L}$]*|\\d+");

    private Names() {}

    static boolean isName(String text) {
        return PATH.matcher(text).matches();
    }

    /// Goes from the first name to the last.
    ///
    /// @param place where it is asked; null for the notebook's own variables
    /// @return null if there is nothing of that name
    static @Nullable Named find(String path, Frames.@Nullable Place place, VirtualMachine machine)
            throws IncompatibleThreadStateException {
        Matcher step = STEP.matcher(path);
        if (!isName(path) || !step.find()) {
            return null;
        }
        Named found = place == null ? null : named(step.group(), Variables.locals(place));
        if (found == null && place != null) {
            Named self = named("this", Variables.locals(place));
            found = self == null ? null : part(self, step.group());
        }
        if (found == null) {
            found = named(step.group(), Variables.notebook(machine));
        }
        while (found != null && step.find()) {
            found = part(found, step.group());
        }
        return found == null ? null : new Named(path.strip(), found.type(), found.value());
    }

    private static @Nullable Named named(String name, List<? extends Entry> entries) {
        for (Entry entry : entries) {
            if (entry instanceof Named named && named.name().equals(name)) {
                return named;
            }
        }
        return null;
    }

    private static @Nullable Named part(Named owner, String step) {
        if (owner.value() instanceof ArrayReference array) {
            if (step.equals("length")) {
                return new Named(step, "int", array.virtualMachine().mirrorOf(array.length()));
            }
            boolean inside = Character.isDigit(step.charAt(0)) && Integer.parseInt(step) < array.length();
            return inside ? new Named(step, "", array.getValue(Integer.parseInt(step))) : null;
        }
        return owner.value() instanceof ObjectReference object
                ? named(Character.isDigit(step.charAt(0)) ? "[" + step + "]" : step, Variables.parts(object))
                : null;
    }
}
