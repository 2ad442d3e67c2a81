package dev.heddle.processes.internal.copy;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
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
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Finds the static variables that code can read, by reading the code. It finds too many rather than too few: of a class
/// that has objects, all methods count as called; of the others, those that are named in code that counts, and what
/// initializes them.
public final class Reach {

    private static final String INITIALIZER = "<clinit>";

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

    /// What the code in a copy can touch.
    public void add(Parcel parcel) throws IOException {
        for (SerializedLambda lambda : parcel.code().lambdas()) {
            addLambda(lambda, parcel.classes());
        }
        for (Class<?> type : parcel.code().objects()) {
            addAll(type);
        }
        read();
    }

    /// What the methods of a class can touch.
    public void addObjectsOf(Class<?> type) throws IOException {
        addAll(type);
        read();
    }

    /// The fields, the ones met first at first. Constants are none of them: code does not touch those.
    public List<Field> fields() {
        return List.copyOf(found);
    }

    /// Whether a class does something when it is initialized.
    public boolean hasInitializer(Class<?> type) throws IOException {
        ClassModel model = model(type);
        return model != null
                && model.methods().stream().anyMatch(method -> method.methodName().equalsString(INITIALIZER));
    }

    private void addLambda(SerializedLambda lambda, Set<Class<?>> known) throws IOException {
        String capturing = lambda.getCapturingClass().replace('/', '.');
        for (Class<?> type : known) {
            if (type.getName().equals(capturing)) {
                addMethod(type, lambda.getImplClass(), lambda.getImplMethodName(), lambda.getImplMethodSignature());
                return;
            }
        }
        try {
            Class<?> type = Class.forName(capturing, /* initialize= */ false, ClassLoader.getSystemClassLoader());
            addMethod(type, lambda.getImplClass(), lambda.getImplMethodName(), lambda.getImplMethodSignature());
        } catch (ClassNotFoundException e) {
            throw new IOException("the class " + capturing + " of a lambda is not to be found", e);
        }
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
            case FieldInstruction field when field.opcode() == Opcode.GETSTATIC ->
                addField(named(field.owner().asInternalName(), owner),
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

    private void addField(@Nullable Class<?> type, String name) throws IOException {
        for (Class<?> at : family(type)) {
            for (Field field : at.getDeclaredFields()) {
                if (field.getName().equals(name) && Modifier.isStatic(field.getModifiers()) && !field.isEnumConstant()
                        && !field.isSynthetic()) {
                    found.add(field);
                    return;
                }
            }
        }
    }

    private void addMethod(Class<?> from, String internalName, String name, String descriptor) throws IOException {
        for (Class<?> at : family(named(internalName, from))) {
            ClassModel model = model(at);
            if (model != null) {
                for (MethodModel method : model.methods()) {
                    if (method.methodName().equalsString(name) && method.methodType().equalsString(descriptor)) {
                        add(at, method);
                    }
                }
            }
        }
    }

    /// Also what it inherits: whoever has an object of it can call that.
    private void addAll(@Nullable Class<?> type) throws IOException {
        for (Class<?> at : family(type)) {
            ClassModel model = model(at);
            if (model != null) {
                model.methods().forEach(method -> add(at, method));
            }
        }
    }

    private void add(Class<?> owner, MethodModel method) {
        if (seen.add(owner.getName() + "." + method.methodName() + method.methodType())) {
            waiting.add(new Code(owner, method));
        }
    }

    /// A class and all above it, as far as their code counts. Who touches it initializes it.
    private Set<Class<?>> family(@Nullable Class<?> type) throws IOException {
        Set<Class<?>> family = new LinkedHashSet<>();
        Deque<Class<?>> next = new ArrayDeque<>();
        for (Class<?> at = type; at != null; at = next.poll()) {
            if (holders.test(at) && family.add(at)) {
                addInitializer(at);
                if (at.getSuperclass() != null) {
                    next.add(at.getSuperclass());
                }
                next.addAll(Arrays.asList(at.getInterfaces()));
            }
        }
        return family;
    }

    private void addInitializer(Class<?> type) throws IOException {
        ClassModel model = model(type);
        if (model != null) {
            model.methods()
                    .stream()
                    .filter(method -> method.methodName().equalsString(INITIALIZER))
                    .forEach(method -> add(type, method));
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
