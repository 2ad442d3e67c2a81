package dev.heddle.worker.tool;

import dev.heddle.processes.spi.ClassBytes;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.attribute.ConstantValueAttribute;
import java.lang.constant.ConstantDesc;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What code of a cell needs to run elsewhere.
///
/// Classes that cells have declared go as they are. Of the class that stands for another cell only those methods go that the
/// code can reach, and those variables that it reads: the rest may hold what cannot be copied, and does no harm then. A
/// variable's value goes with it as a constant if it is one: a number, a text, a truth value that the code does not write.
final class Cargo {

    private static final String CELL = "Cell#";

    private final ClassLoader classes;
    private final ClassBytes files;
    private final Set<String> holders = new HashSet<>();
    private final Map<String, ClassModel> models = new HashMap<>();
    private final Set<String> whole = new LinkedHashSet<>(); // classes that go as they are
    private final Map<String, Set<String>> methods = new LinkedHashMap<>(); // of the classes of other cells
    private final Map<String, Map<String, Boolean>> variables = new LinkedHashMap<>(); // and whether they are written
    private final Set<String> absent = new TreeSet<>();

    Cargo(ClassLoader classes) {
        this.classes = classes;
        this.files = classes instanceof ClassBytes bytes ? bytes : _ -> null;
    }

    /// Adds a piece of code and what it can reach.
    void add(Class<?> holder) {
        holders.add(holder.getName());
        type(holder.getName());
    }

    /// The classes that were added.
    Set<String> names() {
        Set<String> all = new LinkedHashSet<>(whole);
        all.addAll(methods.keySet());
        all.addAll(variables.keySet());
        return all;
    }

    /// Why the code cannot run elsewhere; empty if it can.
    List<String> refusals() throws ReflectiveOperationException {
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, Map<String, Boolean>> owner : variables.entrySet()) {
            for (Map.Entry<String, Boolean> each : owner.getValue().entrySet()) {
                Field field = field(owner.getKey(), each.getKey());
                boolean written = each.getValue();
                if (written || !isConstant(field.getType())) {
                    lines.add("refused " + each.getKey() + " " + field.getType().getTypeName() + " "
                            + (written ? "written" : "object"));
                }
            }
        }
        absent.forEach(each -> lines.add("absent " + each));
        return lines;
    }

    /// The class files, by their names. To be asked for only if nothing was refused.
    Map<String, byte[]> classes() throws ReflectiveOperationException {
        Map<String, byte[]> result = new LinkedHashMap<>();
        for (String each : names()) {
            byte @Nullable [] bytes = files.classBytes(each);
            if (bytes != null) {
                result.put(each, whole.contains(each) ? bytes : reduced(each));
            }
        }
        return result;
    }

    /// A class of which the code makes some use.
    void type(String name) {
        if (isOfAnotherCell(name)) {
            methods.computeIfAbsent(name, _ -> new LinkedHashSet<>()); // its classes look for it
            return;
        }
        if (whole.contains(name)) {
            return;
        }
        ClassModel model = model(name);
        if (model == null) {
            if (name.startsWith("dev.heddle.worker.") && !CargoNames.isKnownElsewhere(name)) {
                absent.add(name);
            }
            return;
        }
        whole.add(name);
        new CargoReader(this).read(model);
    }

    /// A method that the code calls.
    void method(String owner, String name, String type) {
        if (!isOfAnotherCell(owner) || !methods.computeIfAbsent(owner, _ -> new LinkedHashSet<>()).add(name + type)) {
            return;
        }
        ClassModel model = model(owner);
        if (model != null) {
            for (MethodModel each : model.methods()) {
                if (id(each).equals(name + type)) {
                    new CargoReader(this).read(each);
                }
            }
        }
    }

    /// A variable that the code reads or writes.
    void field(String owner, String name, Opcode access) {
        if (isOfAnotherCell(owner)) {
            variables.computeIfAbsent(owner, _ -> new LinkedHashMap<>())
                    .merge(name, access == Opcode.PUTSTATIC, Boolean::logicalOr);
        }
    }

    private boolean isOfAnotherCell(String name) {
        return name.startsWith(CELL) && name.indexOf('$') < 0 && !holders.contains(name);
    }

    private @Nullable ClassModel model(String name) {
        ClassModel known = models.get(name);
        byte @Nullable [] bytes = known == null ? files.classBytes(name) : null;
        if (bytes == null) {
            return known;
        }
        ClassModel model = ClassFile.of().parse(bytes);
        models.put(name, model);
        return model;
    }

    private static String id(MethodModel method) {
        return method.methodName().stringValue() + method.methodType().stringValue();
    }

    private byte[] reduced(String name) throws ReflectiveOperationException {
        ClassModel model = model(name);
        if (model == null) {
            throw new IllegalArgumentException("no cell has declared " + name);
        }
        Set<String> kept = methods.getOrDefault(name, Set.of());
        Map<String, @Nullable ConstantDesc> values = values(name);
        return ClassFile.of(ClassFile.ConstantPoolSharingOption.NEW_POOL).transformClass(model, (builder, element) -> {
            switch (element) {
                case MethodModel method when !kept.contains(id(method)) && !id(method).startsWith("<clinit>") -> {
                    // the code cannot reach it
                }
                case FieldModel field -> builder.withField(field.fieldName(), field.fieldType(), made -> {
                    made.withFlags(field.flags().flagsMask());
                    ConstantDesc value = values.get(field.fieldName().stringValue());
                    if (value != null && field.findAttribute(Attributes.constantValue()).isEmpty()) {
                        made.with(ConstantValueAttribute.of(value));
                    }
                });
                default -> builder.with(element);
            }
        });
    }

    private Map<String, @Nullable ConstantDesc> values(String owner) throws ReflectiveOperationException {
        Map<String, @Nullable ConstantDesc> values = new HashMap<>();
        for (String each : variables.getOrDefault(owner, Map.of()).keySet()) {
            Field field = field(owner, each);
            values.put(each, isConstant(field.getType()) ? constant(field.get(null)) : null);
        }
        return values;
    }

    private Field field(String owner, String name) throws ReflectiveOperationException {
        Field field = classes.loadClass(owner).getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }

    private static boolean isConstant(Class<?> type) {
        return type.isPrimitive() || type == String.class;
    }

    private static @Nullable ConstantDesc constant(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Boolean truth -> truth ? 1 : 0;
            case Character letter -> (int) letter;
            case Byte number -> number.intValue();
            case Short number -> number.intValue();
            case Integer number -> number;
            case Long number -> number;
            case Float number -> number;
            case Double number -> number;
            case String text -> text;
            default -> throw new IllegalArgumentException("no constant: " + value);
        };
    }
}
