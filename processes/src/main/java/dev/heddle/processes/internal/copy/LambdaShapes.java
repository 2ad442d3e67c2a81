package dev.heddle.processes.internal.copy;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The lambdas that one sender has met.
public final class LambdaShapes {

    private final AtomicInteger count = new AtomicInteger();

    // touched by the one thread that reads
    private final Map<Integer, LambdaShape> received = new HashMap<>();
    private final Map<Integer, Throwable> failed = new HashMap<>();

    private final ClassValue<Slot> byClass = new ClassValue<>() {

        @Override
        protected Slot computeValue(Class<?> type) {
            return new Slot();
        }
    };

    /// Filled at the first lambda of its class.
    private static final class Slot {

        // written under the slot's lock, the shape first
        private @Nullable LambdaShape shape;
        private volatile boolean filled;
    }

    /// The shape of a lambda, or null if it has none that can be sent.
    @Nullable
    LambdaShape of(Object lambda) {
        Slot slot = byClass.get(lambda.getClass());
        if (!slot.filled) {
            synchronized (slot) {
                if (!slot.filled) {
                    slot.shape = LambdaShape.of(lambda, count.incrementAndGet());
                    slot.filled = true;
                }
            }
        }
        return slot.shape;
    }

    /// A sender has defined one. Its class is looked for now.
    public void define(byte[] definition, ClassLoader loader) throws IOException, ReflectiveOperationException {
        LambdaShape shape = LambdaShape.of(definition, loader);
        received.put(shape.number(), shape);
    }

    /// One that a sender has defined cannot be had here. Who uses it is told why.
    public void fail(int number, Throwable reason) {
        failed.put(number, reason);
    }

    LambdaShape numbered(int number) {
        LambdaShape shape = received.get(number);
        if (shape == null) {
            throw new IllegalStateException("the lambda's class cannot be loaded here", failed.get(number));
        }
        return shape;
    }
}
