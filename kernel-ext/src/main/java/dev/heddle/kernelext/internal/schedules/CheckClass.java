package dev.heddle.kernelext.internal.schedules;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/// The class that stands between a program and who says whether its result is right: it runs the one and asks the other.
final class CheckClass {

    static final String NAME = "Check#";
    static final String RUN = "do_it$";

    private static final String EXPECTED = "expected";

    private CheckClass() {}

    static byte[] of(Program program, String checks) {
        ClassDesc asked = ClassDesc.of(checks);
        byte[] file = program.classes().get(checks);
        if (file == null) {
            throw new IllegalArgumentException("the program has no class " + checks);
        }
        MethodTypeDesc expected = expected(file);
        MethodTypeDesc run = MethodTypeDesc.of(ConstantDescs.CD_Object);
        return ClassFile.of()
                .build(ClassDesc.of(NAME), made -> made.withFlags(ClassFile.ACC_PUBLIC)
                        .withMethodBody(RUN, run, ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC, code -> {
                            code.invokestatic(ClassDesc.of(program.runs()), RUN, run).astore(0).aload(0);
                            cast(code, expected.parameterType(0));
                            code.invokestatic(asked, EXPECTED, expected).aload(0).areturn();
                        }));
    }

    private static MethodTypeDesc expected(byte[] file) {
        return ClassFile.of()
                .parse(file)
                .methods()
                .stream()
                .filter(each -> each.methodName().equalsString(EXPECTED))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the class has no method " + EXPECTED))
                .methodTypeSymbol();
    }

    private static void cast(CodeBuilder code, ClassDesc type) {
        switch (type.descriptorString()) {
            case "Z" -> unbox(code, ConstantDescs.CD_Boolean, "booleanValue", type);
            case "C" -> unbox(code, ConstantDescs.CD_Character, "charValue", type);
            case "B" -> unbox(code, ConstantDescs.CD_Byte, "byteValue", type);
            case "S" -> unbox(code, ConstantDescs.CD_Short, "shortValue", type);
            case "I" -> unbox(code, ConstantDescs.CD_Integer, "intValue", type);
            case "J" -> unbox(code, ConstantDescs.CD_Long, "longValue", type);
            case "F" -> unbox(code, ConstantDescs.CD_Float, "floatValue", type);
            case "D" -> unbox(code, ConstantDescs.CD_Double, "doubleValue", type);
            default -> code.checkcast(type);
        }
    }

    private static void unbox(CodeBuilder code, ClassDesc box, String method, ClassDesc type) {
        code.checkcast(box).invokevirtual(box, method, MethodTypeDesc.of(type));
    }
}
