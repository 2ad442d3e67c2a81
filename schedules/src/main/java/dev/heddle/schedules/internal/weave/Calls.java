package dev.heddle.schedules.internal.weave;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/// Calls of the controller, as they stand in woven code.
final class Calls {

    private static final ClassDesc HOOKS = ClassDesc.of("dev.heddle.schedules.internal.model.Hooks");
    private static final ClassDesc HANDLES = ClassDesc.of("dev.heddle.schedules.internal.model.HandleModel");
    private static final ClassDesc COLLECTIONS = ClassDesc.of("dev.heddle.schedules.internal.model.CollectionModel");

    private static final ClassDesc SNAPSHOTS = ClassDesc.of("dev.heddle.schedules.internal.model.Snapshots");

    private Calls() {}

    static void hook(CodeBuilder code, String name, String type) {
        code.invokestatic(HOOKS, name, MethodTypeDesc.ofDescriptor(type));
    }

    /// On the stack: the owner, or null.
    static void field(CodeBuilder code, String name, int field, int kind, int site) {
        code.loadConstant(field).loadConstant(kind).loadConstant(site);
        hook(code, name, "(Ljava/lang/Object;III)V");
    }

    /// On the stack: the owner, or null.
    static void libraryField(CodeBuilder code, int field, int kind) {
        code.loadConstant(field).loadConstant(kind);
        hook(code, "library", "(Ljava/lang/Object;II)V");
    }

    /// On the stack: the array and the index.
    static void element(CodeBuilder code, boolean library, int kind, int site) {
        code.loadConstant(kind);
        if (library) {
            hook(code, "libraryElement", "(Ljava/lang/Object;II)V");
        } else {
            code.loadConstant(site);
            hook(code, "element", "(Ljava/lang/Object;III)V");
        }
    }

    /// On the stack: the handle, its first argument or null, and its second or -1.
    static void handle(CodeBuilder code, int kind, int site) {
        code.loadConstant(kind).loadConstant(site);
        code.invokestatic(HANDLES, "use",
                MethodTypeDesc.ofDescriptor("(Ljava/lang/invoke/VarHandle;Ljava/lang/Object;III)V"));
    }

    /// On the stack: the receiver.
    static void use(CodeBuilder code, String name, int kind, int site) {
        code.loadConstant(kind).loadConstant(site);
        code.invokestatic(COLLECTIONS, name, MethodTypeDesc.ofDescriptor("(Ljava/lang/Object;II)V"));
    }

    /// On the stack: the receiver.
    static void used(CodeBuilder code, int site) {
        code.loadConstant(site);
        code.invokestatic(COLLECTIONS, "used", MethodTypeDesc.ofDescriptor("(Ljava/lang/Object;I)V"));
    }

    /// On the stack: what is given away.
    static void given(CodeBuilder code, int kind, int site) {
        code.loadConstant(kind).loadConstant(site);
        code.invokestatic(COLLECTIONS, "given", MethodTypeDesc.ofDescriptor("(Ljava/lang/Object;II)V"));
    }

    /// On the stack: a copy of the library's, or null.
    static void snapshot(CodeBuilder code) {
        code.invokestatic(SNAPSHOTS, "of", MethodTypeDesc.ofDescriptor("(Ljava/lang/Object;)Ljava/lang/Object;"));
    }

    /// On the stack: what was made of the collection, such as an iterator, and the collection.
    static void view(CodeBuilder code) {
        code.invokestatic(COLLECTIONS, "view",
                MethodTypeDesc.ofDescriptor("(Ljava/lang/Object;Ljava/lang/Object;)V"));
    }
}
