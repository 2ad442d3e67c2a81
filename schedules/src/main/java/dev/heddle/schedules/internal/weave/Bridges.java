package dev.heddle.schedules.internal.weave;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DirectMethodHandleDesc.Kind;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes methods out of method references to the JDK: `list::add` is no call that could be woven, `x -> list.add(x)` is.
final class Bridges {

    /// Whose constructors are woven.
    private static final Set<String> MADE =
            Set.of("java/lang/Thread", "java/util/Random", "java/util/SplittableRandom", "java/util/Date");

    private final ClassFile file;
    private final Models models;
    private final Types types;
    private final List<Bridge> made = new ArrayList<>();
    private int line;

    /// A method that does what the reference does.
    private record Bridge(String name, MethodTypeDesc type, DirectMethodHandleDesc handle, int line) {}

    Bridges(ClassFile file, Models models, Types types) {
        this.file = file;
        this.models = models;
        this.types = types;
    }

    static boolean needed(ClassModel model, Models models, Types types) {
        return model.methods()
                .stream()
                .flatMap(method -> method.code().stream())
                .flatMap(code -> code.elementStream())
                .anyMatch(element -> element instanceof InvokeDynamicInstruction dynamic
                        && reference(dynamic, models, types) != null);
    }

    private static @Nullable DirectMethodHandleDesc reference(InvokeDynamicInstruction dynamic, Models models,
            Types types) {
        if (dynamic.bootstrapArgs().size() < 2
                || !(dynamic.bootstrapArgs().get(1) instanceof DirectMethodHandleDesc handle)
                || !dynamic.bootstrapMethod().owner().displayName().equals("LambdaMetafactory")) {
            return null;
        }
        if (handle.kind() == Kind.CONSTRUCTOR) {
            return MADE.contains(internal(handle.owner())) ? handle : null;
        }
        boolean isStatic = handle.kind() == Kind.STATIC || handle.kind() == Kind.INTERFACE_STATIC;
        boolean isVirtual = handle.kind() == Kind.VIRTUAL || handle.kind() == Kind.INTERFACE_VIRTUAL;
        if ((!isStatic && !isVirtual) || handle.owner().isArray()) {
            return null;
        }
        MethodTypeDesc type = MethodTypeDesc.ofDescriptor(handle.lookupDescriptor());
        String named = internal(handle.owner());
        String owner = isStatic ? named : types.jdkOwner(named, handle.methodName() + handle.lookupDescriptor());
        boolean concerned = Copies.isLibrary(owner) || Refusals.reason(owner, handle.methodName()) != null
                || (isVirtual && Collections.concerns(owner))
                || models.find(owner, handle.methodName(), type, isStatic) != null
                || owner.equals("java/io/PrintStream");
        return concerned && !handle.owner().displayName().isEmpty() ? handle : null;
    }

    private static String internal(ClassDesc type) {
        String text = type.descriptorString();
        return text.substring(1, text.length() - 1);
    }

    byte[] build(ClassModel model) {
        ClassDesc self = model.thisClass().asSymbol();
        boolean inInterface = (model.flags().flagsMask() & ClassFile.ACC_INTERFACE) != 0;
        CodeTransform code = (out, element) -> replace(out, element, self, inInterface);
        return file.transformClass(model, ClassTransform.transformingMethodBodies(code)
                .andThen(ClassTransform.endHandler(builder -> made.forEach(bridge -> builder.withMethodBody(
                        bridge.name(), bridge.type(),
                        ClassFile.ACC_STATIC | ClassFile.ACC_PRIVATE | ClassFile.ACC_SYNTHETIC,
                        out -> body(out, bridge))))));
    }

    private void replace(CodeBuilder out, CodeElement element, ClassDesc self, boolean inInterface) {
        if (element instanceof LineNumber number) {
            line = number.line();
        }
        DirectMethodHandleDesc handle =
                element instanceof InvokeDynamicInstruction dynamic ? reference(dynamic, models, types) : null;
        if (handle == null || !(element instanceof InvokeDynamicInstruction dynamic)) {
            out.with(element);
            return;
        }
        MethodTypeDesc type = MethodTypeDesc.ofDescriptor(handle.lookupDescriptor());
        MethodTypeDesc whole = switch (handle.kind()) {
            case CONSTRUCTOR -> type.changeReturnType(handle.owner());
            case STATIC, INTERFACE_STATIC -> type;
            default -> type.insertParameterTypes(0, handle.owner());
        };
        var bridge = new Bridge("reference$" + made.size(), whole, handle, line);
        made.add(bridge);
        List<ConstantDesc> arguments = new ArrayList<>(dynamic.bootstrapArgs());
        arguments.set(1, MethodHandleDesc.ofMethod(inInterface ? Kind.INTERFACE_STATIC : Kind.STATIC, self,
                bridge.name(), bridge.type()));
        out.invokedynamic(DynamicCallSiteDesc.of(dynamic.bootstrapMethod(), dynamic.name().stringValue(),
                dynamic.typeSymbol(), arguments.toArray(ConstantDesc[]::new)));
    }

    private static void body(CodeBuilder out, Bridge bridge) {
        int slot = 0;
        if (bridge.line() > 0) {
            out.lineNumber(bridge.line());
        }
        if (bridge.handle().kind() == Kind.CONSTRUCTOR) {
            out.new_(bridge.handle().owner()).dup();
        }
        for (ClassDesc parameter : bridge.type().parameterList()) {
            TypeKind kind = TypeKind.from(parameter).asLoadable();
            out.loadLocal(kind, slot);
            slot += kind.slotSize();
        }
        DirectMethodHandleDesc handle = bridge.handle();
        MethodTypeDesc type = MethodTypeDesc.ofDescriptor(handle.lookupDescriptor());
        switch (handle.kind()) {
            case CONSTRUCTOR -> out.invokespecial(handle.owner(), handle.methodName(), type);
            case STATIC -> out.invokestatic(handle.owner(), handle.methodName(), type);
            case INTERFACE_STATIC -> out.invokestatic(handle.owner(), handle.methodName(), type, true);
            case VIRTUAL -> out.invokevirtual(handle.owner(), handle.methodName(), type);
            default -> out.invokeinterface(handle.owner(), handle.methodName(), type);
        }
        out.return_(TypeKind.from(bridge.type().returnType()));
    }
}
