package dev.heddle.worker.tool;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.StackMapFrameInfo.ObjectVerificationTypeInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.VerificationTypeInfo;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.LoadableConstantEntry;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.lang.classfile.constantpool.MethodTypeEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.instruction.ConstantInstruction.LoadConstantInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.stream.Stream;

/// Finds what a class or a method can reach.
final class CargoReader {

    private final Cargo cargo;

    CargoReader(Cargo cargo) {
        this.cargo = cargo;
    }

    void read(ClassModel model) {
        for (PoolEntry each : model.constantPool()) {
            if (each instanceof ClassEntry type) {
                type(type.asSymbol());
            }
        }
        model.fields().forEach(each -> type(each.fieldTypeSymbol()));
        model.methods().forEach(this::read);
    }

    void read(MethodModel method) {
        types(method.methodTypeSymbol());
        CodeModel code = method.code().orElse(null);
        if (code == null) {
            return;
        }
        code.forEach(this::read);
        code.findAttribute(Attributes.stackMapTable())
                .ifPresent(table -> table.entries()
                        .forEach(frame -> Stream.of(frame.locals(), frame.stack())
                                .flatMap(List<VerificationTypeInfo>::stream)
                                .forEach(each -> {
                                    if (each instanceof ObjectVerificationTypeInfo object) {
                                        type(object.classSymbol());
                                    }
                                })));
    }

    private void read(CodeElement element) {
        switch (element) {
            case FieldInstruction field -> {
                type(field.owner().asSymbol());
                type(field.typeSymbol());
                cargo.field(name(field.owner().asSymbol()), field.name().stringValue(), field.opcode());
            }
            case InvokeInstruction call ->
                called(call.owner().asSymbol(), call.name().stringValue(), call.typeSymbol());
            case InvokeDynamicInstruction call -> {
                types(call.typeSymbol());
                call.invokedynamic().bootstrap().arguments().forEach(this::constant);
            }
            case NewObjectInstruction made -> type(made.className().asSymbol());
            case NewReferenceArrayInstruction made -> type(made.componentType().asSymbol());
            case NewMultiArrayInstruction made -> type(made.arrayType().asSymbol());
            case TypeCheckInstruction check -> type(check.type().asSymbol());
            case LoadConstantInstruction load -> constant(load.constantEntry());
            case ExceptionCatch caught -> caught.catchType().ifPresent(each -> type(each.asSymbol()));
            default -> {
                // all others name nothing
            }
        }
    }

    private void constant(LoadableConstantEntry entry) {
        switch (entry) {
            case ClassEntry type -> type(type.asSymbol());
            case MethodTypeEntry type -> types(type.asSymbol());
            case MethodHandleEntry handle -> {
                String descriptor = handle.reference().type().stringValue();
                if (descriptor.startsWith("(")) {
                    called(handle.reference().owner().asSymbol(), handle.reference().name().stringValue(),
                            MethodTypeDesc.ofDescriptor(descriptor));
                }
            }
            default -> {
                // a number or a text
            }
        }
    }

    private void called(ClassDesc owner, String name, MethodTypeDesc type) {
        type(owner);
        types(type);
        cargo.method(name(owner), name, type.descriptorString());
    }

    private void types(MethodTypeDesc type) {
        type(type.returnType());
        type.parameterList().forEach(this::type);
    }

    private void type(ClassDesc type) {
        ClassDesc element = type;
        while (element.isArray()) {
            element = element.componentType();
        }
        if (!element.isPrimitive()) {
            cargo.type(name(element));
        }
    }

    private static String name(ClassDesc type) {
        String descriptor = type.descriptorString();
        return descriptor.startsWith("L")
                ? descriptor.substring(1, descriptor.length() - 1).replace('/', '.')
                : descriptor;
    }
}
