package dev.heddle.worker.tool;

import static java.lang.constant.ConstantDescs.CD_MethodHandle;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.DEFAULT_NAME;
import static java.lang.constant.ConstantDescs.ofConstantBootstrap;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Code in a loop of its own: a class is made for it, so that the compiler of the JVM knows what the loop calls and can make
/// one piece of machine code of both, as it does with a loop in a program.
final class Loop {

    private static final String RUN = "run";
    private static final String BODY = "do_it$";
    private static final ClassDesc NAME = ClassDesc.of(Loop.class.getName() + "Class");
    private static final DynamicConstantDesc<MethodHandle> CODE = DynamicConstantDesc.ofNamed(
            ofConstantBootstrap(MethodHandles.class.describeConstable().orElseThrow(), "classData", CD_Object),
            DEFAULT_NAME, CD_MethodHandle);
    private static final ClassDesc SINK = Sink.class.describeConstable().orElseThrow();
    private static final MethodType CODE_TYPE = MethodType.methodType(Object.class);
    private static final double MOST_GROWTH = 1.5;
    private static final double SLICE = TimeUnit.MILLISECONDS.toNanos(50);

    private final MethodHandle run;
    private final Sink sink = new Sink();
    private double estimate; // of one loop, in nanoseconds; 0 if nothing is known

    private Loop(MethodHandle run, double estimate) {
        this.run = run;
        this.estimate = estimate;
    }

    /// @param value what the code has returned when it ran
    /// @param first what it took then; 0 if it has not run yet
    static Loop of(Body body, @Nullable Object value, long first)
            throws IllegalAccessException, NoSuchMethodException {
        return of(MethodHandles.lookup().findStatic(body.holder(), BODY, CODE_TYPE), Sink.methodFor(value), first);
    }

    /// One in which nothing is done but to take a value, always the same.
    static Loop empty(@Nullable Object value) throws IllegalAccessException, NoSuchMethodException {
        return of(MethodHandles.constant(Object.class, value), Sink.methodFor(value), 0);
    }

    private static Loop of(MethodHandle code, String take, long first)
            throws IllegalAccessException, NoSuchMethodException {
        byte[] bytes = ClassFile.of()
                .build(NAME, type -> type.withMethodBody(RUN, MethodTypeDesc.of(CD_void, SINK, CD_int),
                        ClassFile.ACC_STATIC, run -> write(run, take)));
        MethodHandles.Lookup lookup =
                MethodHandles.lookup().defineHiddenClassWithClassData(bytes, code, /* initialize= */ true);
        return new Loop(lookup.findStatic(lookup.lookupClass(), RUN,
                MethodType.methodType(void.class, Sink.class, int.class)), first);
    }

    /// A method handle that is a constant of its class is called as directly as a method.
    private static void write(CodeBuilder code, String take) {
        Label next = code.newLabel();
        Label end = code.newLabel();
        code.iconst_0()
                .istore(2)
                .labelBinding(next)
                .iload(2)
                .iload(1)
                .if_icmpge(end)
                .aload(0)
                .loadConstant(CODE)
                .invokevirtual(CD_MethodHandle, "invokeExact", MethodTypeDesc.of(CD_Object))
                .invokevirtual(SINK, take, MethodTypeDesc.of(CD_void, CD_Object))
                .iinc(2, 1)
                .goto_(next)
                .labelBinding(end)
                .return_();
    }

    /// Runs the code, in pieces that are short enough for an interrupt to be seen soon.
    ///
    /// @return what it took, in nanoseconds
    /// @throws InterruptedException if the thread is interrupted between two pieces
    long run(int loops) throws Throwable {
        long took = 0;
        int left = loops;
        while (left > 0) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            int piece = Math.min(left, slice());
            long began = System.nanoTime();
            run.invokeExact(sink, piece);
            long time = System.nanoTime() - began;
            double loop = (double) time / piece;
            // a single piece may be long because somebody else had the processor
            estimate = estimate == 0 ? loop : Math.min(loop, estimate * MOST_GROWTH);
            took += time;
            left -= piece;
        }
        return took;
    }

    /// How often the code can run in about that time.
    int loopsIn(double nanos) {
        return estimate == 0 ? 1 : (int) Math.max(1, Math.min(Integer.MAX_VALUE, nanos / estimate));
    }

    private int slice() {
        return loopsIn(SLICE);
    }

    double estimate() {
        return estimate;
    }
}
