package dev.heddle.processes.internal.copy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/// A lambda without what it captures: all that two lambdas of one line have in common. It is sent once.
///
/// @param number    what the short form calls it
/// @param capturing the class that has the lambda's code
/// @param texts     what [SerializedLambda] knows beside it
/// @param kind      of its code, as [SerializedLambda] says
/// @param handle    at the sender, from a lambda to its `SerializedLambda`; at the receiver, the other way round
@SuppressWarnings("ArrayRecordComponent") // nobody compares shapes, and nobody changes the texts
public record LambdaShape(int number, Class<?> capturing, String[] texts, int kind, MethodHandle handle) {

    private static final MethodType FROM_OBJECT = MethodType.methodType(Object.class, Object.class);
    private static final MethodType FROM_LAMBDA = MethodType.methodType(Object.class, SerializedLambda.class);
    private static final int TEXTS = 7;

    /// The shape of a lambda, or null if Java's serialization must deal with it.
    static @Nullable LambdaShape of(Object lambda, int number) {
        SerializedLambda written = Lambdas.serialized(lambda);
        // A module that is closed to us would refuse the way back, which only Java's serialization may go then.
        if (written == null || lambda.getClass().getModule().isNamed()) {
            return null;
        }
        try {
            Method method = lambda.getClass().getDeclaredMethod("writeReplace");
            method.setAccessible(true);
            Class<?> capturing = Class.forName(written.getCapturingClass().replace('/', '.'), /* initialize= */ false,
                    lambda.getClass().getClassLoader());
            String[] texts = {written.getFunctionalInterfaceClass(), written.getFunctionalInterfaceMethodName(),
                    written.getFunctionalInterfaceMethodSignature(), written.getImplClass(),
                    written.getImplMethodName(), written.getImplMethodSignature(),
                    written.getInstantiatedMethodType()};
            return new LambdaShape(number, capturing, texts, written.getImplMethodKind(),
                    MethodHandles.lookup().unreflect(method).asType(FROM_OBJECT));
        } catch (ReflectiveOperationException e) {
            return null; // the long way tells what is wrong with it
        }
    }

    /// Whether the class path of a child lacks its class.
    public boolean isForeign() {
        return Copier.isForeign(capturing);
    }

    /// What a receiver needs to know it.
    public byte[] definition() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(number);
            out.writeUTF(capturing.getName());
            out.writeInt(kind);
            for (String text : texts) {
                out.writeUTF(text);
            }
        } catch (IOException e) {
            throw new AssertionError("an array takes every byte", e);
        }
        return bytes.toByteArray();
    }

    /// The shape that a sender has defined.
    static LambdaShape of(byte[] definition, ClassLoader loader) throws IOException, ReflectiveOperationException {
        try (var in = new DataInputStream(new ByteArrayInputStream(definition))) {
            int number = in.readInt();
            Class<?> capturing = Class.forName(in.readUTF(), /* initialize= */ false, loader);
            int kind = in.readInt();
            String[] texts = new String[TEXTS];
            for (int i = 0; i < texts.length; i++) {
                texts[i] = in.readUTF().intern(); // compared with constants at each call
            }
            // The compiler makes this method for Java's serialization.
            Method method = capturing.getDeclaredMethod("$deserializeLambda$", SerializedLambda.class);
            method.setAccessible(true);
            return new LambdaShape(number, capturing, texts, kind,
                    MethodHandles.lookup().unreflect(method).asType(FROM_LAMBDA));
        }
    }

    /// What a lambda of this shape captures.
    SerializedLambda take(Object lambda) {
        try {
            return (SerializedLambda) (Object) handle.invokeExact(lambda);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    /// A lambda of this shape.
    Object make(@Nullable Object[] captured) {
        var written = new SerializedLambda(capturing, texts[0], texts[1], texts[2], kind, texts[3], texts[4], texts[5],
                texts[6], captured);
        try {
            return (Object) handle.invokeExact(written);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    private static RuntimeException failed(Throwable e) {
        return switch (e) {
            case RuntimeException known -> known;
            case Error error -> throw error;
            default -> new IllegalStateException("a lambda's own code failed", e);
        };
    }
}
