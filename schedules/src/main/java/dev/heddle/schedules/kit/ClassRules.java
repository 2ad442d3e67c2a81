package dev.heddle.schedules.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.constant.ClassDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;

/// What a class must not do, read from its class file: for where the way is the point, and a run cannot show it.
///
/// ```java
/// ClassRules.of(Counter.class).sharesNothing();
/// ClassRules.of(StartGate.class).neverCalls(Thread.class, "sleep");
/// ```
public final class ClassRules {

    private final String name;
    private final List<ClassModel> models;

    private ClassRules(String name, List<ClassModel> models) {
        this.name = name;
        this.models = models;
    }

    /// The rules for a class, and the classes within it.
    ///
    /// @param type the class
    /// @return its rules
    public static ClassRules of(Class<?> type) {
        List<ClassModel> models = new ArrayList<>();
        models.add(model(type));
        for (Class<?> each : type.getDeclaredClasses()) {
            models.add(model(each));
        }
        return new ClassRules(type.getSimpleName(), models);
    }

    private static ClassModel model(Class<?> type) {
        String file = type.getName().replace('.', '/') + ".class";
        try (InputStream in = type.getClassLoader().getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalArgumentException("the class file of " + type.getName() + " cannot be read");
            }
            return ClassFile.of().parse(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Its objects have nothing in common: no static variable, no lock on the class.
    ///
    /// @throws AssertionError if they have
    public void sharesNothing() {
        for (ClassModel model : models) {
            for (FieldModel field : model.fields()) {
                if (field.flags().has(AccessFlag.STATIC) && !isConstant(field)) {
                    throw new AssertionError("All objects of " + name + " share the static variable "
                            + field.fieldName() + ". Each must have its own.");
                }
            }
            for (MethodModel method : model.methods()) {
                if (locksTheClass(method)) {
                    throw new AssertionError("Method " + method.methodName() + " of " + name
                            + " takes the lock of the class: all its objects wait for each other.");
                }
            }
        }
    }

    private static boolean isConstant(FieldModel field) {
        return field.findAttribute(Attributes.constantValue()).isPresent()
                || field.flags().has(AccessFlag.SYNTHETIC); // of enums, assertions and switches
    }

    private static boolean locksTheClass(MethodModel method) {
        if (method.flags().has(AccessFlag.STATIC) && method.flags().has(AccessFlag.SYNCHRONIZED)) {
            return true;
        }
        boolean classSeen = false;
        for (CodeElement element : method.code().map(code -> code.elementList()).orElse(List.of())) {
            if (element instanceof ConstantInstruction constant) {
                classSeen = constant.constantValue() instanceof ClassDesc;
            } else if (element instanceof MonitorInstruction monitor && monitor.opcode() == Opcode.MONITORENTER) {
                if (classSeen) {
                    return true;
                }
            } else if (element instanceof InvokeInstruction) {
                classSeen = false;
            }
        }
        return false;
    }

    /// It does not call a method.
    ///
    /// @param owner  whose method
    /// @param method the method's name
    /// @throws AssertionError if it does
    public void neverCalls(Class<?> owner, String method) {
        ClassDesc type = owner.describeConstable().orElseThrow();
        for (ClassModel model : models) {
            for (MethodModel each : model.methods()) {
                for (CodeElement element : each.code().map(code -> code.elementList()).orElse(List.of())) {
                    if (element instanceof InvokeInstruction call && call.owner().asSymbol().equals(type)
                            && call.name().equalsString(method)) {
                        throw new AssertionError("Method " + each.methodName() + " of " + name + " calls "
                                + owner.getSimpleName() + "." + method + ", which is not the way here.");
                    }
                }
            }
        }
    }
}
