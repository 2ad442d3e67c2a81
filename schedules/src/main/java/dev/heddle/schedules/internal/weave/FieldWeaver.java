package dev.heddle.schedules.internal.weave;

import dev.heddle.schedules.internal.trace.Kind;
import dev.heddle.schedules.internal.trace.Site.Act;
import dev.heddle.schedules.internal.weave.Weaver.Context;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.FieldInstruction;
import java.util.Objects;
import java.util.Set;

/// Weaves reads and writes of fields.
final class FieldWeaver {

    /// Fields of library classes whose objects are parts of them: a thread that waits in one waits in the whole.
    private static final Set<String> PARTS =
            Set.of("sync", "lock", "notEmpty", "notFull", "takeLock", "putLock", "trip", "available", "mainLock");

    private final Context context;
    private final CodeWeaver code;

    FieldWeaver(Context context, CodeWeaver code) {
        this.context = context;
        this.code = code;
    }

    void weave(CodeBuilder out, FieldInstruction field) {
        String owner = field.owner().asInternalName();
        String name = field.name().stringValue();
        if (owner.equals("java/lang/System") && (name.equals("out") || name.equals("err")) && !library()) {
            out.loadConstant(code.site(Act.CALL, "System." + name, -1));
            Calls.hook(out, "at", "(I)V");
            Calls.hook(out, "out", "()Ljava/io/PrintStream;");
            return;
        }
        Types.Type declaring = context.types().declaring(owner, name);
        if (declaring == null) {
            out.with(field);
            return;
        }
        int flags = Objects.requireNonNullElse(declaring.fields().get(name), 0);
        boolean write = field.opcode() == Opcode.PUTFIELD || field.opcode() == Opcode.PUTSTATIC;
        if ((flags & (ClassFile.ACC_FINAL | ClassFile.ACC_SYNTHETIC)) != 0) {
            constant(out, field, write, name);
            return;
        }
        boolean isVolatile = (flags & ClassFile.ACC_VOLATILE) != 0;
        int kind = (write
                ? isVolatile ? Kind.VOLATILE_WRITE : Kind.WRITE
                : isVolatile ? Kind.VOLATILE_READ : Kind.READ) | code.libraryKind();
        int number = context.sites().field(declaring.name(), name);
        if (write) {
            put(out, field, name, number, kind);
        } else {
            get(out, field, name, number, kind, declaring.name());
        }
    }

    private boolean library() {
        return context.flavor().library();
    }

    /// A final field needs no order; but a lock is called by the field that it is in.
    private void constant(CodeBuilder out, FieldInstruction field, boolean write, String name) {
        boolean object = write && TypeKind.from(field.typeSymbol()) == TypeKind.REFERENCE
                && (!library() || PARTS.contains(name));
        if (object && field.opcode() == Opcode.PUTFIELD && code.isConstructor()) {
            out.dup2();
            name(out, name);
        }
        out.with(field);
        if (field.opcode() == Opcode.GETSTATIC) {
            code.initialised(out, field.owner().asInternalName());
        }
    }

    private static void name(CodeBuilder out, String name) {
        out.loadConstant(name);
        Calls.hook(out, "named", "(Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/String;)V");
    }

    private void get(CodeBuilder out, FieldInstruction field, String name, int number, int kind, String declaring) {
        if (field.opcode() == Opcode.GETSTATIC) {
            out.aconst_null();
        } else {
            out.dup();
        }
        boolean own = field.opcode() == Opcode.GETSTATIC && code.isInitialiser()
                && field.owner().asSymbol().equals(context.self());
        access(out, own ? "initial" : "field", number, kind, Act.READ, name);
        out.with(field);
        if (field.opcode() == Opcode.GETSTATIC) {
            code.initialised(out, declaring);
        }
        saw(out, TypeKind.from(field.typeSymbol()));
    }

    private void put(CodeBuilder out, FieldInstruction field, String name, int number, int kind) {
        TypeKind type = TypeKind.from(field.typeSymbol()).asLoadable();
        boolean isStatic = field.opcode() == Opcode.PUTSTATIC;
        int value = out.allocateLocal(type);
        out.storeLocal(type, value);
        if (isStatic) {
            out.aconst_null();
        } else {
            out.dup();
        }
        boolean initial = (isStatic ? code.isInitialiser() : code.isConstructor())
                && field.owner().asSymbol().equals(context.self());
        access(out, initial ? "initial" : "field", number, kind, Act.WRITE, name);
        if (type == TypeKind.REFERENCE && !isStatic && !library()) {
            out.dup().loadLocal(type, value);
            name(out, name);
        }
        out.loadLocal(type, value);
        saw(out, TypeKind.from(field.typeSymbol()));
        out.with(field);
    }

    private void access(CodeBuilder out, String hook, int number, int kind, Act act, String name) {
        if (library()) {
            Calls.libraryField(out, number, kind);
        } else {
            Calls.field(out, hook, number, kind, code.site(act, name, number));
        }
    }

    /// Tells the value on top of the stack.
    void saw(CodeBuilder out, TypeKind type) {
        if (!context.flavor().telling() || library()) {
            return;
        }
        if (type.slotSize() == 2) {
            out.dup2();
        } else {
            out.dup();
        }
        switch (type) {
            case REFERENCE -> {
            }
            case BOOLEAN -> box(out, "Boolean", "Z");
            case CHAR -> box(out, "Character", "C");
            case LONG -> box(out, "Long", "J");
            case FLOAT -> box(out, "Float", "F");
            case DOUBLE -> box(out, "Double", "D");
            case BYTE, SHORT, INT -> box(out, "Integer", "I");
            case VOID -> throw new IllegalArgumentException("a field has no value");
        }
        Calls.hook(out, "saw", "(Ljava/lang/Object;)V");
    }

    private static void box(CodeBuilder out, String type, String primitive) {
        var owner = java.lang.constant.ClassDesc.of("java.lang." + type);
        out.invokestatic(owner, "valueOf", java.lang.constant.MethodTypeDesc
                .ofDescriptor("(" + primitive + ")" + owner.descriptorString()));
    }
}
