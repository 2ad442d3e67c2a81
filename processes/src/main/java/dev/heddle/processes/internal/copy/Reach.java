package dev.heddle.processes.internal.copy;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Finds the static variables that code can touch, by reading the code. It finds too many rather than too few: of a class
/// that has objects, all methods count as called; of the others, those that are named in code that counts.
public final class Reach {

    private final Predicate<Class<?>> holders;
    private final Map<Class<?>, @Nullable ClassModel> models = new HashMap<>();
    private final Set<Field> found = new LinkedHashSet<>();

    private final Set<String> seen = new HashSet<>();
    private final Deque<Code> waiting = new ArrayDeque<>();

    private record Code(Class<?> owner, MethodModel method) {}

    /// @param holders of which classes the static fields are variables; other classes are not read
    public Reach(Predicate<Class<?>> holders) {
        this.holders = holders;
    }

    /// What the task can touch.
    public void addTask(Object task) throws IOException {
        SerializedLambda lambda = Lambdas.serialized(task);
        if (lambda == null) {
            addObjectsOf(task.getClass());
            return;
        }
        addMethod(task.getClass(), lambda.getImplClass(), lambda.getImplMethodName(), lambda.getImplMethodSignature());
        for (int i = 0; i < lambda.getCapturedArgCount(); i++) {
            if (lambda.getCapturedArg(i) != null && Lambdas.serialized(lambda.getCapturedArg(i)) != null) {
                addTask(lambda.getCapturedArg(i));
            }
        }
        read();
    }

    /// What the methods of a class can touch.
    public void addObjectsOf(Class<?> type) throws IOException {
        for (Class<?> at = type; at != null && holders.test(at); at = at.getSuperclass()) {
            ClassModel model = model(at);
            if (model != null) {
                for (MethodModel method : model.methods()) {
                    add(at, method);
                }
            }
        }
        read();
    }

    /// The fields, the ones met first at first.
    public Set<Field> fields() {
        return Set.copyOf(found);
    }

    private void read() throws IOException {
        while (!waiting.isEmpty()) {
            Code code = waiting.remove();
            if (code.method.code().isPresent()) {
                for (CodeElement element : code.method.code().get()) {
                    read(element, code.owner);
                }
            }
        }
    }

    private void read(CodeElement element, Class<?> owner) throws IOException {
        switch (element) {
            case FieldInstruction field -> addField(named(field.owner().asInternalName(), owner),
                    field.name().stringValue());
            case InvokeInstruction call -> addMethod(owner, call.owner().asInternalName(), call.name().stringValue(),
                    call.type().stringValue());
            case NewObjectInstruction made -> addAll(named(made.className().asInternalName(), owner));
            case InvokeDynamicInstruction dynamic -> {
                for (ConstantDesc argument : dynamic.bootstrapArgs()) {
                    if (argument instanceof DirectMethodHandleDesc handle) {
                        String internal = handle.owner().descriptorString();
                        addMethod(owner, internal.substring(1, internal.length() - 1), handle.methodName(),
                                handle.lookupDescriptor());
                    }
                }
            }
            default -> {
                // touches nothing
            }
        }
    }

    private void addField(@Nullable Class<?> type, String name) {
        for (Class<?> at = type; at != null && holders.test(at); at = at.getSuperclass()) {
            for (Field field : at.getDeclaredFields()) {
                if (field.getName().equals(name) && Modifier.isStatic(field.getModifiers())
                        && !Modifier.isFinal(field.getModifiers())) {
                    found.add(field);
                    return;
                }
            }
        }
    }

    private void addMethod(Class<?> from, String internalName, String name, String descriptor) throws IOException {
        for (Class<?> at = named(internalName, from); at != null && holders.test(at); at = at.getSuperclass()) {
            ClassModel model = model(at);
            if (model == null) {
                return;
            }
            for (MethodModel method : model.methods()) {
                if (method.methodName().equalsString(name) && method.methodType().equalsString(descriptor)) {
                    add(at, method);
                }
            }
        }
    }

    private void addAll(@Nullable Class<?> type) throws IOException {
        ClassModel model = type == null ? null : model(type);
        if (type != null && model != null) {
            model.methods().forEach(method -> add(type, method));
        }
    }

    private void add(Class<?> owner, MethodModel method) {
        if (seen.add(owner.getName() + "." + method.methodName() + method.methodType())) {
            waiting.add(new Code(owner, method));
        }
    }

    /// Null if it is no class whose code counts.
    private @Nullable Class<?> named(String internalName, Class<?> from) {
        if (internalName.startsWith("[")) {
            return null;
        }
        try {
            Class<?> type = Class.forName(internalName.replace('/', '.'), /* initialize= */ false,
                    from.getClassLoader());
            return holders.test(type) ? type : null;
        } catch (ClassNotFoundException | LinkageError e) {
            return null; // code that names it will tell so itself, if it ever runs
        }
    }

    private @Nullable ClassModel model(Class<?> type) throws IOException {
        if (!models.containsKey(type)) {
            byte[] file = type.getClassLoader() == null ? null : ClassFiles.find(type.getClassLoader(), type.getName());
            models.put(type, file == null ? null : ClassFile.of().parse(file));
        }
        return models.get(type);
    }
}
