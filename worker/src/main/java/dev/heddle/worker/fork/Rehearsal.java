package dev.heddle.worker.fork;

import dev.heddle.processes.Snapshot;
import dev.heddle.processes.spi.ClassBytes;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A fork that nobody asked for and nobody sees. A JVM that has been through it has loaded and set up what the first real
/// one needs.
final class Rehearsal extends ClassLoader implements ClassBytes {

    private static final String NAME = "Rehearsal#";
    private static final ClassDesc IO = ClassDesc.of("java.lang.IO");

    private final byte[] file = ClassFile.of()
            .build(ClassDesc.of(NAME), made -> made.withFlags(ClassFile.ACC_PUBLIC)
                    .withMethodBody(ForkTask.RUN, MethodTypeDesc.of(ConstantDescs.CD_Object),
                            ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC,
                            code -> code.ldc("")
                                    .invokestatic(IO, "print",
                                            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Object))
                                    .aconst_null()
                                    .areturn()));

    private Rehearsal() {
        super(Rehearsal.class.getClassLoader());
    }

    /// Code of a class that only this JVM has, as that of cells is.
    static Snapshot<@Nullable Object> task() {
        Rehearsal loader = new Rehearsal();
        Class<?> cell = loader.defineClass(NAME, loader.file, 0, loader.file.length);
        return Snapshot.<@Nullable Object>of(new ForkTask(cell, 0, 1, null, ""), _ -> false, List.of(cell));
    }

    @Override
    public byte @Nullable [] classBytes(String name) {
        return name.equals(NAME) ? file.clone() : null;
    }
}
