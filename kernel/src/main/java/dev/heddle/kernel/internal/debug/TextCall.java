package dev.heddle.kernel.internal.debug;

import com.sun.jdi.ClassNotLoadedException;
import com.sun.jdi.ClassType;
import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.InvalidTypeException;
import com.sun.jdi.InvocationException;
import com.sun.jdi.Method;
import com.sun.jdi.ObjectReference;
import com.sun.jdi.StringReference;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.Value;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Calls an object's own `toString` in a held thread, which may take for ever: it is a learner's code, and may want a
/// lock that another held thread has.
final class TextCall {

    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final int MOST_CHARACTERS = 20_000;

    private TextCall() {}

    /// @param thread one that an event has stopped; it is held again afterwards
    /// @param atEnd  run when the call has ended, be it long after the limit
    static String text(ObjectReference object, ThreadReference thread, Runnable atEnd) {
        CompletableFuture<String> result = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("heddle-debug-text").start(() -> {
            result.complete(call(object, thread));
            atEnd.run();
        });
        try {
            return result.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return "(its toString() has not ended within " + LIMIT.toSeconds() + " s. It goes on; press Continue, or"
                    + " interrupt the kernel.)";
        } catch (ExecutionException e) {
            throw new IllegalStateException("nothing here can fail", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "(interrupted)";
        }
    }

    private static String call(ObjectReference object, ThreadReference thread) {
        try {
            List<Method> methods = object.referenceType().methodsByName("toString", "()Ljava/lang/String;");
            if (!(object.referenceType() instanceof ClassType) || methods.isEmpty()) {
                return Values.text(object);
            }
            Value text = object.invokeMethod(thread, methods.getFirst(), List.of(),
                    ObjectReference.INVOKE_SINGLE_THREADED);
            return text instanceof StringReference string ? cut(string.value()) : "null";
        } catch (InvocationException e) {
            return "(its toString() threw " + CodeNames.simple(e.exception().referenceType()) + ")";
        } catch (IncompatibleThreadStateException e) {
            return Values.text(object); // paused, not stopped: no code can be called there
        } catch (InvalidTypeException | ClassNotLoadedException e) {
            throw new IllegalStateException("toString has no parameters", e);
        } catch (VMDisconnectedException e) {
            return "(the JVM of the cells has ended)";
        }
    }

    private static String cut(String text) {
        return text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) + "…" : text;
    }
}
