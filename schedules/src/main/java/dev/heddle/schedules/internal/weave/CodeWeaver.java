package dev.heddle.schedules.internal.weave;

import dev.heddle.schedules.internal.trace.Kind;
import dev.heddle.schedules.internal.trace.Site.Act;
import dev.heddle.schedules.internal.weave.Weaver.Context;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Weaves the code of one method.
final class CodeWeaver implements CodeTransform {

    private final Context context;
    private final String method;
    private final boolean library;
    private final boolean isSynchronized;
    private final boolean isStatic;
    private final boolean isInitialiser;
    private final FieldWeaver fields;
    private final CallWeaver calls;
    private final Set<Label> seen = new HashSet<>();

    private Consumer<CodeBuilder> beginning = code -> {};
    private @Nullable Label start;
    private boolean isConstructor;
    private boolean complete;
    private boolean onSelf;
    private int unfinished;
    private int line;

    CodeWeaver(Context context, MethodModel model) {
        this.context = context;
        this.method = model.methodName().stringValue();
        this.library = context.flavor().library();
        int flags = model.flags().flagsMask();
        isSynchronized = (flags & ClassFile.ACC_SYNCHRONIZED) != 0;
        isStatic = (flags & ClassFile.ACC_STATIC) != 0;
        isInitialiser = method.equals("<clinit>");
        isConstructor = method.equals("<init>");
        complete = !isConstructor;
        line = model.code().map(CodeWeaver::firstLine).orElse(0);
        fields = new FieldWeaver(context, this);
        calls = new CallWeaver(context, this);
    }

    private static int firstLine(CodeModel code) {
        for (CodeElement element : code) {
            if (element instanceof LineNumber number) {
                return number.line();
            }
        }
        return 0;
    }

    /// Whether `this` may be handed to others.
    boolean isComplete() {
        return complete;
    }

    /// Whether the constructor that was called last was called by `this(…)` or `super(…)`.
    boolean isOnSelf() {
        return onSelf;
    }

    boolean isInitialiser() {
        return isInitialiser;
    }

    boolean isConstructor() {
        return isConstructor;
    }

    int site(Act act, String what, int field) {
        if (library) {
            return -1;
        }
        String owner = context.name().substring(context.name().lastIndexOf('/') + 1).replace('$', '.');
        return context.sites().add(owner, method, context.file(), line, act, what, field);
    }

    /// Puts code before all that is woven.
    CodeWeaver beginningWith(Consumer<CodeBuilder> code) {
        beginning = code;
        return this;
    }

    @Override
    public void atStart(CodeBuilder code) {
        beginning.accept(code);
        if (isSynchronized || isInitialiser) {
            if (isInitialiser) {
                Calls.hook(code, "calm", "()V");
            } else {
                monitor(code, true);
            }
            start = code.newLabel();
            code.labelBinding(start);
        }
    }

    @Override
    public void atEnd(CodeBuilder code) {
        if (start != null) {
            Label end = code.newLabel();
            Label handler = code.newLabel();
            code.labelBinding(end).labelBinding(handler);
            leave(code);
            code.athrow();
            code.exceptionCatchAll(start, end, handler);
        }
    }

    private void monitor(CodeBuilder code, boolean enter) {
        if (isStatic) {
            code.loadConstant(context.self());
        } else {
            code.aload(0);
        }
        monitorCall(code, enter);
    }

    private void monitorCall(CodeBuilder code, boolean enter) {
        if (library) {
            Calls.hook(code, enter ? "libraryEnter" : "libraryExit", "(Ljava/lang/Object;)V");
        } else {
            code.loadConstant(site(enter ? Act.ENTER : Act.EXIT, "", -1));
            Calls.hook(code, enter ? "enter" : "exit", "(Ljava/lang/Object;I)V");
        }
    }

    private void leave(CodeBuilder code) {
        if (isInitialiser) {
            code.loadConstant(context.sites().field(context.name(), "<clinit>"));
            code.loadConstant(context.self());
            Calls.hook(code, "lively", "(ILjava/lang/Class;)V");
        } else {
            monitor(code, false);
        }
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
        switch (element) {
            case LineNumber number -> {
                line = number.line();
                code.with(element);
            }
            case LabelTarget target -> {
                seen.add(target.label());
                code.with(element);
            }
            case BranchInstruction branch -> {
                if (seen.contains(branch.target())) {
                    Calls.hook(code, "loop", "()V");
                }
                code.with(element);
            }
            case ReturnInstruction _ -> {
                if (start != null) {
                    leave(code);
                }
                code.with(element);
            }
            case NewObjectInstruction _ -> {
                unfinished++;
                code.with(element);
            }
            case InvokeInstruction call -> call(code, call);
            default -> shared(code, element);
        }
    }

    /// Before its super class is ready, `this` may not be handed to anybody.
    private void shared(CodeBuilder code, CodeElement element) {
        if (!complete && !(element instanceof FieldInstruction field && field.opcode() == Opcode.GETSTATIC)) {
            code.with(element);
            return;
        }
        switch (element) {
            case FieldInstruction field -> fields.weave(code, field);
            case MonitorInstruction monitor -> monitorCall(code, monitor.opcode() == Opcode.MONITORENTER);
            case ArrayLoadInstruction load -> {
                code.dup2();
                Calls.element(code, library, Kind.READ | libraryKind(), site(Act.ARRAY_READ, "", -1));
                code.with(load);
                fields.saw(code, load.typeKind());
            }
            case ArrayStoreInstruction store -> store(code, store);
            default -> code.with(element);
        }
    }

    private void store(CodeBuilder code, ArrayStoreInstruction store) {
        TypeKind kind = store.typeKind().asLoadable();
        int value = code.allocateLocal(kind);
        code.storeLocal(kind, value).dup2();
        Calls.element(code, library, Kind.WRITE | libraryKind(), site(Act.ARRAY_WRITE, "", -1));
        code.loadLocal(kind, value);
        fields.saw(code, store.typeKind());
        code.with(store);
    }

    /// After this instruction the class is ready, and all that made it so is known.
    void initialised(CodeBuilder code, String owner) {
        if (library || owner.equals(context.name()) || Types.isJdk(owner) || Copies.isLibrary(owner)) {
            return;
        }
        Types.Type type = context.types().type(owner);
        if (type != null && type.methods().contains("<clinit>()V")) {
            code.loadConstant(context.sites().field(owner, "<clinit>"));
            Calls.hook(code, "initialised", "(I)V");
        }
    }

    int libraryKind() {
        return library ? Kind.LIBRARY : 0;
    }

    private void call(CodeBuilder code, InvokeInstruction call) {
        if (call.opcode() == Opcode.INVOKESPECIAL && call.name().equalsString("<init>")) {
            onSelf = unfinished == 0;
            if (onSelf) {
                complete = true;
            } else {
                unfinished--;
            }
        }
        calls.weave(code, call);
    }
}
