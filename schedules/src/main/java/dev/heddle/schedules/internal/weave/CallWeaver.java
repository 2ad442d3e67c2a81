package dev.heddle.schedules.internal.weave;

import dev.heddle.schedules.internal.model.TimeModel;
import dev.heddle.schedules.internal.trace.Site.Act;
import dev.heddle.schedules.internal.weave.Weaver.Context;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Weaves calls: some go to models, before others a thread may be switched, some are refused.
final class CallWeaver {

    private static final String STAMPED_LOCK = "java/util/concurrent/locks/StampedLock";
    private static final Set<String> SEEDED = Set.of("java/util/Random", "java/util/SplittableRandom");
    private static final long SEED = 42;

    /// What the library may call as it is: its arrays are its own, and its waits stand in loops.
    private static final Set<String> LEFT = Set.of("arraycopy", "await");

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
        if (name.equals("<init>")) {
            made(out, call, owner);
            return;
        }
        if (call.opcode() == Opcode.INVOKESPECIAL) {
            above(out, call, owner, name);
            return;
        }
        if (owner.equals("java/lang/invoke/VarHandle")) {
            handle(out, call, name);
            return;
        }
        Models.Target target = context.models().find(owner, name, call.typeSymbol(), isStatic);
        if (target != null && !(context.flavor().library() && LEFT.contains(name))) {
            model(out, call, owner, name, target);
            return;
        }
        if (!context.flavor().library()) {
            student(out, call, owner, name, isStatic);
        } else {
            out.with(call);
        }
    }

    /// A constructor: `new Random()` would be another one in each run, and a thread would take after the one that carries it.
    private void made(CodeBuilder out, InvokeInstruction call, String owner) {
        if (call.type().equalsString("()V") && SEEDED.contains(owner)) {
            out.loadConstant(SEED);
            out.invokespecial(call.owner().asSymbol(), "<init>", MethodTypeDesc.ofDescriptor("(J)V"));
            return;
        }
        if (call.type().equalsString("()V") && owner.equals("java/util/Date")) {
            out.invokestatic(ClassDesc.of(TimeModel.class.getName()), "currentTimeMillis",
                    MethodTypeDesc.ofDescriptor("()J"));
            out.invokespecial(call.owner().asSymbol(), "<init>", MethodTypeDesc.ofDescriptor("(J)V"));
            return;
        }
        refuse(out, owner, "<init>");
        given(out, call, owner, "<init>");
        out.with(call);
        if (owner.equals("java/lang/Thread")) {
            if (code.isOnSelf()) {
                out.aload(0);
            } else {
                out.dup();
            }
            Calls.hook(out, "thread", "(Ljava/lang/Thread;)V");
        }
        if (code.isComplete()) {
            code.initialised(out, owner);
        }
    }

    /// `super.start()` and the like, and private methods.
    private void above(CodeBuilder out, InvokeInstruction call, String owner, String name) {
        Models.Target target = context.models().find(owner, name + "Here", call.typeSymbol(), false);
        if (target == null) {
            target = context.models().find(owner, name, call.typeSymbol(), false);
        }
        if (target != null) {
            model(out, call, owner, name, target);
        } else {
            refuse(out, owner, name);
            out.with(call);
        }
    }

    private void refuse(CodeBuilder out, String owner, String name) {
        String refusal = context.flavor().library() ? null : Refusals.reason(owner, name);
        if (refusal != null) {
            refuse(out, refusal);
        }
    }

    private void model(CodeBuilder out, InvokeInstruction call, String owner, String name, Models.Target target) {
        if (context.flavor().library()) {
            if (name.equals("onSpinWait") || name.equals("yield")) {
                Calls.hook(out, "loop", "()V");
                return;
            }
            if (name.equals("availableProcessors")) {
                out.pop().iconst_1(); // nobody gains anything by spinning
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
        } else if (isStatic && isStranger(owner, call.typeSymbol())) {
            MethodTypeDesc type = call.typeSymbol();
            ClassDesc original = ClassDesc.ofInternalName(Copies.original(internal(type.parameterType(0))));
            Calls.snapshot(out);
            out.checkcast(original);
            out.invokestatic(call.owner().asSymbol(), name, type.changeParameterType(0, original));
        } else if (isStatic) {
            given(out, call, owner, name);
            out.with(call);
            code.initialised(out, owner);
        } else if (Collections.concerns(owner)) {
            given(out, call, owner, name);
            collection(out, call, owner, name);
        } else {
            given(out, call, owner, name);
            out.with(call);
        }
    }

    /// Collections among the arguments of code that is not woven: it uses them, and no hook of its own tells of that.
    private void given(CodeBuilder out, InvokeInstruction call, String owner, String name) {
        List<ClassDesc> parameters = call.typeSymbol().parameterList();
        if (context.flavor().library() || Own.isProgram(owner.replace('/', '.'))
                || !Collections.goesThrough(owner, name) || parameters.stream().noneMatch(CallWeaver::takes)) {
            return;
        }
        int[] locals = park(out, parameters);
        int site = code.site(Act.CALL, simple(owner) + "." + (name.equals("<init>") ? "new" : name), -1);
        for (int i = 0; i < locals.length; i++) {
            if (takes(parameters.get(i))) {
                out.aload(locals[i]);
                Calls.given(out, Collections.kindOfGiven(owner, name), site);
            }
        }
        unpark(out, parameters, locals);
    }

    private static boolean takes(ClassDesc parameter) {
        return parameter.isClassOrInterface() && Collections.takes(internal(parameter));
    }

    /// Whether a class that is not woven, such as one of AssertJ, is given a copy of the library's and nothing else.
    private static boolean isStranger(String owner, MethodTypeDesc type) {
        return type.parameterCount() == 1 && !type.parameterType(0).isPrimitive() && !type.parameterType(0).isArray()
                && Copies.isLibrary(internal(type.parameterType(0))) && !Own.isProgram(owner.replace('/', '.'));
    }

    private static String internal(ClassDesc type) {
        String text = type.descriptorString();
        return text.substring(1, text.length() - 1);
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
            out.dup().aload(receiver);
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
