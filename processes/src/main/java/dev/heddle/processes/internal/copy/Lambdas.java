package dev.heddle.processes.internal.copy;

import java.io.IOException;
import java.io.Serializable;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.LocalVariableInfo;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Looks into lambdas.
final class Lambdas {

    private Lambdas() {}

    /// What Java's serialization writes for a lambda, or null if the object is none, or cannot be serialized.
    static @Nullable SerializedLambda serialized(Object object) {
        Class<?> type = object.getClass();
        if (!type.isHidden() || !(object instanceof Serializable)) {
            return null;
        }
        try {
            Method method = type.getDeclaredMethod("writeReplace");
            method.setAccessible(true);
            return method.invoke(object) instanceof SerializedLambda lambda ? lambda : null;
        } catch (NoSuchMethodException e) {
            return null;
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("a lambda of " + type.getName() + " does not show what it is", e);
        }
    }

    /// What the programmer calls something that a lambda holds.
    static String captured(Object object, SerializedLambda lambda, int index) {
        if (!lambda.getImplMethodName().startsWith("lambda$")) {
            String type = lambda.getImplClass().substring(lambda.getImplClass().lastIndexOf('/') + 1);
            return "the object of the method reference to '" + type + "." + lambda.getImplMethodName() + "'";
        }
        boolean isStatic = lambda.getImplMethodKind() == MethodHandleInfo.REF_invokeStatic;
        if (!isStatic && index == 0) {
            return "captured 'this' (the lambda uses a field or a method of its object)";
        }
        String name = variable(object, lambda, isStatic ? index : index - 1, isStatic ? 0 : 1);
        return name == null ? "captured variable number " + (index + 1) : "captured variable '" + name + "'";
    }

    /// Null if the class was compiled without the names of its variables.
    private static @Nullable String variable(Object object, SerializedLambda lambda, int parameter, int firstSlot) {
        ClassLoader loader = object.getClass().getClassLoader();
        try {
            byte[] bytes = loader == null ? null : ClassFiles.find(loader, lambda.getImplClass().replace('/', '.'));
            if (bytes == null) {
                return null;
            }
            MethodTypeDesc type = MethodTypeDesc.ofDescriptor(lambda.getImplMethodSignature());
            int slot = firstSlot;
            for (int i = 0; i < parameter; i++) {
                String word = type.parameterType(i).descriptorString();
                slot += word.equals("J") || word.equals("D") ? 2 : 1;
            }
            return nameInSlot(bytes, lambda, slot);
        } catch (IOException e) {
            return null;
        }
    }

    private static @Nullable String nameInSlot(byte[] bytes, SerializedLambda lambda, int slot) {
        return ClassFile.of()
                .parse(bytes)
                .methods()
                .stream()
                .filter(method -> method.methodName().equalsString(lambda.getImplMethodName())
                        && method.methodType().equalsString(lambda.getImplMethodSignature()))
                .map(MethodModel::code)
                .flatMap(Optional::stream)
                .flatMap(code -> code.findAttribute(Attributes.localVariableTable()).stream())
                .flatMap(table -> table.localVariables().stream())
                .filter(variable -> variable.slot() == slot && variable.startPc() == 0)
                .map(LocalVariableInfo::name)
                .map(Object::toString)
                .findFirst()
                .orElse(null);
    }
}
