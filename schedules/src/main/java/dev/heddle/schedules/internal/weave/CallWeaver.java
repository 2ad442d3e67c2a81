package dev.heddle.schedules.internal.weave;

import dev.heddle.schedules.internal.trace.Site.Act;
import dev.heddle.schedules.internal.weave.Weaver.Context;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Weaves calls: some go to models, before others a thread may be switched, some are refused.
final class CallWeaver {

    private static final String STAMPED_LOCK = "java/util/concurrent/locks/StampedLock";

    private final Context context;
    private final CodeWeaver code;

    CallWeaver(Context context, CodeWeaver code) {
        this.context = context;
        this.code = code;
    }

    void weave(CodeBuilder out, InvokeInstruction call) {
        String name = call.name().stringValue();
        String named = call.owner().asInternalName();
        boolean isStatic = call.opcode() == Opcode.INVOKESTATIC;
        String owner = isStatic
                ? named
                : context.types().jdkOwner(named, name + call.type().stringValue());
        if (name.equals("<init>") || call.opcode() == Opcode.INVOKESPECIAL) {
            made(out, call, owner, name);
            return;
        }
        if (owner.equals("java/lang/invoke/VarHandle")) {
            handle(out, call, name);
            return;
        }
        Models.Target target = context.models().find(owner, name, call.typeSymbol(), isStatic);
        if (target != null) {
            model(out, call, owner, name, target);
            return;
        }
        if (!context.flavor().library()) {
            student(out, call, owner, name, isStatic);
        } else {
            out.with(call);
        }
    }

    /// `new Random()` would be another one in each run.
    private void made(CodeBuilder out, InvokeInstruction call, String owner, String name) {
        if (name.equals("<init>") && owner.equals("java/util/Random") && call.type().equalsString("()V")) {
            out.loadConstant(42L);
            out.invokespecial(call.owner().asSymbol(), "<init>",
                    java.lang.constant.MethodTypeDesc.ofDescriptor("(J)V"));
            return;
        }
        String refusal = context.flavor().library() ? null : Refusals.reason(owner, name);
        if (refusal != null) {
            refuse(out, refusal);
        }
        out.with(call);
        if (name.equals("<init>") && code.isComplete()) {
            code.initialised(out, owner);
        }
    }

    private void model(CodeBuilder out, InvokeInstruction call, String owner, String name, Models.Target target) {
        if (context.flavor().library()) {
            if (name.equals("onSpinWait") || name.equals("yield")) {
                Calls.hook(out, "loop", "()V");
                return;
            }
        } else {
            out.loadConstant(code.site(Act.CALL, simple(owner) + "." + name, -1));
            Calls.hook(out, "at", "(I)V");
        }
        out.invokestatic(target.owner(), target.name(), target.type());
        ClassDesc wanted = call.typeSymbol().returnType();
        if (!wanted.isPrimitive() && !wanted.equals(target.type().returnType())) {
            out.checkcast(wanted);
        }
    }

    private void student(CodeBuilder out, InvokeInstruction call, String owner, String name, boolean isStatic) {
        String refusal = Refusals.reason(owner, name);
        if (refusal != null) {
            refuse(out, refusal);
            out.with(call);
        } else if (Copies.isLibrary(owner)) {
            out.loadConstant(code.site(Act.CALL, simple(owner) + "." + name, -1));
            Calls.hook(out, "call", "(I)V");
            out.with(call);
            if (Copies.original(owner).equals(STAMPED_LOCK)) {
                out.loadConstant(name.equals("tryOptimisticRead") ? 1 : 0);
                Calls.hook(out, "guess", "(Z)V");
            }
        } else if (owner.equals("dev/heddle/schedules/Schedules")) {
            out.loadConstant(code.site(Act.CALL, "Schedules." + name, -1));
            Calls.hook(out, "at", "(I)V");
            out.with(call);
        } else if (isStatic) {
            out.with(call);
            code.initialised(out, owner);
        } else if (Collections.concerns(owner)) {
            collection(out, call, owner, name);
        } else {
            out.with(call);
        }
    }

    private void refuse(CodeBuilder out, String reason) {
        out.loadConstant(reason).loadConstant(code.site(Act.CALL, reason, -1));
        Calls.hook(out, "refuse", "(Ljava/lang/String;I)V");
    }

    private void collection(CodeBuilder out, InvokeInstruction call, String owner, String name) {
        List<ClassDesc> parameters = call.typeSymbol().parameterList();
        int[] locals = park(out, parameters);
        int receiver = out.allocateLocal(TypeKind.REFERENCE);
        int site = code.site(Act.CALL, simple(owner) + "." + name, -1);
        out.dup().astore(receiver).dup();
        Calls.use(out, "use", Collections.kind(name), site);
        unpark(out, parameters, locals);
        out.trying(block -> block.with(call), block -> block.catchingAll(handler -> {
            handler.aload(receiver);
            Calls.used(handler, site);
            handler.athrow();
        }));
        if (Collections.makesView(name) && !call.typeSymbol().returnType().isPrimitive()) {
            out.dup().aload(receiver).swap();
            Calls.view(out);
        }
        out.aload(receiver);
        Calls.used(out, site);
    }

    private static int[] park(CodeBuilder out, List<ClassDesc> parameters) {
        int[] locals = new int[parameters.size()];
        for (int i = locals.length - 1; i >= 0; i--) {
            TypeKind kind = TypeKind.from(parameters.get(i)).asLoadable();
            locals[i] = out.allocateLocal(kind);
            out.storeLocal(kind, locals[i]);
        }
        return locals;
    }

    private static void unpark(CodeBuilder out, List<ClassDesc> parameters, int[] locals) {
        for (int i = 0; i < locals.length; i++) {
            out.loadLocal(TypeKind.from(parameters.get(i)).asLoadable(), locals[i]);
        }
    }

    private void handle(CodeBuilder out, InvokeInstruction call, String name) {
        int kind = Access.kind(name);
        if (kind == 0) {
            out.with(call);
            return;
        }
        List<ClassDesc> parameters = call.typeSymbol().parameterList();
        int[] locals = park(out, parameters);
        out.dup();
        argument(out, parameters, locals);
        if (parameters.size() > 1 && parameters.get(1).descriptorString().equals("I")) {
            out.iload(locals[1]);
        } else {
            out.iconst_m1();
        }
        Calls.handle(out, kind, code.site(Act.CALL, "VarHandle." + name, -1));
        unpark(out, parameters, locals);
        out.with(call);
    }

    private static void argument(CodeBuilder out, List<ClassDesc> parameters, int[] locals) {
        if (!parameters.isEmpty() && !parameters.getFirst().isPrimitive()) {
            out.aload(locals[0]);
        } else {
            out.aconst_null();
        }
    }

    private static String simple(@Nullable String owner) {
        String name = owner == null ? "" : owner;
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('$')) + 1);
    }
}
