package dev.heddle.processes.internal.copy;

import dev.heddle.processes.internal.copy.Guard.Variable;
import java.lang.classfile.AccessFlags;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.constantpool.FieldRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Changes class files: each access to a variable that was left out becomes a call of a method in the variable's class,
/// which knows whether the variable has been given a value since. Only what initializes that class goes on as before:
/// what it gives the variable is not the value that was left out. Why all this: `docs/decisions/snapshots.md`.
///
/// @param origin  has the classes
/// @param leftOut the variables, and why they were left out
/// @param opened  final variables, which become others
record GuardedCode(ClassLoader origin, Map<Variable, String> leftOut, Set<Variable> opened) {

    private static final ClassDesc ABSENT = ClassDesc.of(Absent.class.getName());
    private static final MethodTypeDesc BECAUSE = MethodTypeDesc
            .of(ClassDesc.of(IllegalStateException.class.getName()), ConstantDescs.CD_String);
    private static final int SEEN = Modifier.PUBLIC | Modifier.PROTECTED | Modifier.PRIVATE;
    private static final int LONGEST_REASON = 2000;

    /// What reads a variable and what writes it are called like this.
    static String accessor(String variable) {
        return "heddle$" + variable;
    }

    /// The flag that says that a value has been given.
    private static String flag(String variable) {
        return "heddle$has$" + variable;
    }

    /// The class file as a child shall see it.
    byte[] of(byte[] file) {
        ClassFile classFile = ClassFile
                .of(ClassFile.ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofClassLoading(origin)));
        ClassModel model = classFile.parse(file);
        String name = nameOf(model.thisClass().asSymbol());
        if (!isHolder(name) && !namesOne(model)) {
            return file;
        }
        return classFile.transformClass(model, ClassTransform.ofStateful(() -> new ClassTransform() {

            @Override
            public void accept(ClassBuilder builder, ClassElement element) {
                change(builder, element, name);
            }

            @Override
            public void atEnd(ClassBuilder builder) {
                model.fields().forEach(field -> addAccessors(builder, field, name));
            }
        }));
    }

    private boolean isHolder(String name) {
        return leftOut.keySet().stream().anyMatch(variable -> variable.holder().equals(name))
                || opened.stream().anyMatch(variable -> variable.holder().equals(name));
    }

    private boolean namesOne(ClassModel model) {
        for (PoolEntry entry : model.constantPool()) {
            if (entry instanceof FieldRefEntry field
                    && variable(field.owner().asSymbol(), field.name().stringValue()) != null) {
                return true;
            }
        }
        return false;
    }

    private void change(ClassBuilder builder, ClassElement element, String name) {
        switch (element) {
            case FieldModel field when opened.contains(new Variable(name, field.fieldName().stringValue())) ->
                builder.transformField(field, (fields, part) -> {
                    if (part instanceof AccessFlags flags) {
                        fields.withFlags(flags.flagsMask() & ~Modifier.FINAL);
                    } else {
                        fields.with(part);
                    }
                });
            case MethodModel method when method.code().isPresent() -> {
                boolean initializer = method.methodName().equalsString(ConstantDescs.CLASS_INIT_NAME);
                builder.transformMethod(method, (methods, part) -> {
                    if (part instanceof java.lang.classfile.CodeModel code) {
                        methods.transformCode(code, calls(initializer ? name : ""));
                    } else {
                        methods.with(part);
                    }
                });
            }
            default -> builder.with(element);
        }
    }

    /// @param own of which class the variables are accessed as before
    private CodeTransform calls(String own) {
        return (builder, element) -> {
            if (!(element instanceof FieldInstruction field)) {
                builder.with(element);
                return;
            }
            Variable variable = field.opcode() == Opcode.GETSTATIC || field.opcode() == Opcode.PUTSTATIC
                    ? variable(field.owner().asSymbol(), field.name().stringValue())
                    : null;
            if (variable == null || variable.holder().equals(own)) {
                builder.with((CodeElement) field);
            } else {
                builder.invokestatic(ClassDesc.of(variable.holder()), accessor(variable.name()),
                        field.opcode() == Opcode.GETSTATIC
                                ? MethodTypeDesc.of(field.typeSymbol())
                                : MethodTypeDesc.of(ConstantDescs.CD_void, field.typeSymbol()));
            }
        };
    }

    private void addAccessors(ClassBuilder builder, FieldModel field, String holder) {
        String name = field.fieldName().stringValue();
        String reason = leftOut.get(new Variable(holder, name));
        if (reason == null) {
            return;
        }
        ClassDesc owner = ClassDesc.of(holder);
        ClassDesc type = field.fieldTypeSymbol();
        int seen = (field.flags().flagsMask() & SEEN) | Modifier.STATIC | ClassFile.ACC_SYNTHETIC;
        builder.withField(flag(name), ConstantDescs.CD_boolean, seen | (field.flags().flagsMask() & Modifier.VOLATILE));
        builder.withMethodBody(accessor(name), MethodTypeDesc.of(type), seen,
                code -> read(code, owner, name, type, reason));
        builder.withMethodBody(accessor(name), MethodTypeDesc.of(ConstantDescs.CD_void, type), seen,
                code -> code.aload(0)
                        .putstatic(owner, name, type)
                        .iconst_1()
                        .putstatic(owner, flag(name), ConstantDescs.CD_boolean)
                        .return_());
    }

    private static void read(CodeBuilder code, ClassDesc owner, String name, ClassDesc type, String reason) {
        code.getstatic(owner, flag(name), ConstantDescs.CD_boolean)
                .ifThen(given -> given.getstatic(owner, name, type).areturn())
                .loadConstant(reason.substring(0, Math.min(LONGEST_REASON, reason.length())))
                .invokestatic(ABSENT, "because", BECAUSE)
                .athrow();
    }

    /// The variable that code means: it may name a class below the one that declares it.
    private @Nullable Variable variable(ClassDesc owner, String name) {
        if (leftOut.keySet().stream().noneMatch(variable -> variable.name().equals(name)) || owner.isArray()) {
            return null;
        }
        try {
            Deque<Class<?>> next = new ArrayDeque<>();
            for (Class<?> at = Class.forName(nameOf(owner), /* initialize= */ false, origin); at != null; at =
                    next.poll()) {
                for (Field field : at.getDeclaredFields()) {
                    if (field.getName().equals(name)) {
                        Variable variable = new Variable(at.getName(), name);
                        return leftOut.containsKey(variable) ? variable : null;
                    }
                }
                next.addAll(Arrays.asList(at.getInterfaces()));
                if (at.getSuperclass() != null) {
                    next.add(at.getSuperclass());
                }
            }
        } catch (ClassNotFoundException | LinkageError e) {
            return null; // code that names it will tell so itself, if it ever runs
        }
        return null;
    }

    private static String nameOf(ClassDesc type) {
        String descriptor = type.descriptorString();
        return descriptor.substring(1, descriptor.length() - 1).replace('/', '.');
    }
}
