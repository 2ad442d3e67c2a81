package dev.heddle.kernel.internal.debug;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.sun.jdi.AbsentInformationException;
import com.sun.jdi.ArrayReference;
import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.LocalVariable;
import com.sun.jdi.ObjectReference;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.StackFrame;
import com.sun.jdi.Value;
import com.sun.jdi.VirtualMachine;
import dev.heddle.kernel.internal.debug.Entry.Folded;
import dev.heddle.kernel.internal.debug.Entry.Group;
import dev.heddle.kernel.internal.debug.Entry.Named;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What has a name: locals, the notebook's variables, and the parts of each, which are read when somebody unfolds them.
final class Variables {

    private static final int AT_ONCE = 100;

    /// JupyterLab's tree shows the type in the value's place, if it is given one that Python does not have.
    private static final String SHOWN_BY_VALUE = "int";
    private static final Pattern NUMBER = Pattern.compile("#(\\d+)(?:_(\\d+))?"); // of `Cell#3`, `Cell#3_2`

    /// The local variables of a place.
    record Locals(Frames.Place place) implements Folded {

        @Override
        public List<Named> read() throws IncompatibleThreadStateException {
            return locals(place);
        }
    }

    /// The variables that cells have declared.
    record OfNotebook(VirtualMachine machine) implements Folded {

        @Override
        public List<Named> read() {
            return notebook(machine);
        }
    }

    // guarded by this
    private final Map<Integer, Folded> known = new LinkedHashMap<>();
    private int last;

    /// The threads go on: what was read is not true any more.
    synchronized void forget() {
        known.clear();
    }

    synchronized int remember(Folded folded) {
        known.put(++last, folded);
        return last;
    }

    /// What is behind a reference that was given out; nothing if the threads went on since.
    JsonArray unfold(int reference) throws IncompatibleThreadStateException {
        Folded folded = behind(reference);
        return folded == null ? new JsonArray() : json(folded.read());
    }

    synchronized @Nullable Folded behind(int reference) {
        return known.get(reference);
    }

    JsonArray json(List<? extends Entry> entries) {
        JsonArray variables = new JsonArray();
        entries.forEach(entry -> variables.add(json(entry)));
        return variables;
    }

    JsonObject json(Entry entry) {
        return switch (entry) {
            case Named(var name, var type, var value) -> json(name, Values.type(value, type), Values.text(value),
                    value instanceof ObjectReference object && Values.hasParts(object)
                            ? remember(() -> parts(object))
                            : 0);
            case Group(var name, var text, var parts) -> json(name, "", text, remember(parts));
        };
    }

    private static JsonObject json(String name, String type, String value, int reference) {
        JsonObject json = new JsonObject();
        json.addProperty("name", name);
        if (type.equals(SHOWN_BY_VALUE)) {
            json.addProperty("type", type);
        }
        json.addProperty("value", value);
        json.addProperty("evaluateName", name);
        json.addProperty("variablesReference", reference);
        return json;
    }

    static List<Named> locals(Frames.Place place) throws IncompatibleThreadStateException {
        StackFrame frame = place.frame();
        List<Named> locals = new ArrayList<>();
        ObjectReference self = frame.thisObject();
        if (self != null) {
            locals.add(new Named("this", self.type().name(), self));
        }
        try {
            List<LocalVariable> visible = frame.visibleVariables();
            Map<LocalVariable, Value> values = frame.getValues(visible);
            visible.forEach(each -> locals.add(new Named(each.name(), each.typeName(), values.get(each))));
        } catch (AbsentInformationException e) {
            return locals; // classes of the JDK do not tell theirs
        }
        return locals;
    }

    /// The variables that cells have declared; of two with one name the later.
    static List<Named> notebook(VirtualMachine machine) {
        Map<String, Named> found = new LinkedHashMap<>();
        for (ReferenceType type : cells(machine)) {
            type.fields()
                    .stream()
                    .filter(field -> field.isStatic() && !field.isSynthetic())
                    .forEach(field -> found.put(field.name(),
                            new Named(field.name(), field.typeName(), type.getValue(field))));
        }
        return List.copyOf(found.values());
    }

    /// The classes that stand for cells, in the order in which these ran.
    static List<ReferenceType> cells(VirtualMachine machine) {
        return machine.allClasses()
                .stream()
                .filter(type -> CodeNames.isCell(type) && CodeNames.simple(type).isEmpty() && type.isPrepared())
                .sorted(Comparator.comparingInt((ReferenceType type) -> number(type, 1))
                        .thenComparingInt(type -> number(type, 2)))
                .toList();
    }

    static List<? extends Entry> parts(ObjectReference object) {
        if (object instanceof ArrayReference array) {
            return elements(array, 0);
        }
        if (Collections.size(object) >= 0) {
            return Collections.elements(object, AT_ONCE);
        }
        List<Named> fields = new ArrayList<>();
        object.referenceType()
                .allFields()
                .stream()
                .filter(field -> !field.isStatic() && !field.isSynthetic())
                .forEach(field -> fields.add(new Named(field.name(), field.typeName(), object.getValue(field))));
        return fields;
    }

    /// A hundred elements, and what is left to unfold.
    private static List<Entry> elements(ArrayReference array, int from) {
        int end = Math.min(from + AT_ONCE, array.length());
        List<Entry> elements = new ArrayList<>(Collections.elements(array, from, end - from));
        if (end < array.length()) {
            elements.add(new Group("[" + end + " …]", (array.length() - end) + " more", () -> elements(array, end)));
        }
        return elements;
    }

    private static int number(ReferenceType type, int which) {
        Matcher number = NUMBER.matcher(type.name());
        return number.find() && number.group(which) != null ? Integer.parseInt(number.group(which)) : 0;
    }
}
