package dev.heddle.worker.tool;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One run of code among many.
final class Trial {

    private static final String NEVER_ENDS = "does not end";

    /// What came of a run: an exception or a run without end takes the place of both.
    record Result(String value, String printed) {}

    private final Body body;
    private final Capture capture;
    private final Overdue overdue;
    private final List<Field> variables = new ArrayList<>();
    private boolean stuck;

    private @Nullable Throwable failure; // guarded by this

    Trial(Body body, Capture capture, Overdue overdue) {
        this.body = body;
        this.capture = capture;
        this.overdue = overdue;
        for (Field each : body.holder().getDeclaredFields()) {
            if (Modifier.isStatic(each.getModifiers()) && !Modifier.isFinal(each.getModifiers())
                    && !each.isSynthetic()) {
                each.setAccessible(true);
                variables.add(each);
            }
        }
    }

    /// Whether the last run did not end by itself.
    boolean isStuck() {
        return stuck;
    }

    /// A thread of the run has ended with an exception.
    synchronized void failed(Throwable thrown) {
        if (failure == null) {
            failure = thrown;
        }
    }

    private synchronized @Nullable Throwable takeFailure() {
        Throwable thrown = failure;
        failure = null;
        return thrown;
    }

    /// Runs it.
    ///
    /// @return what came of it
    /// @throws Throwable if the cell was interrupted
    Result run() throws Throwable {
        clear();
        overdue.begin();
        Object value = null;
        try {
            value = body.run();
        } catch (Exception | AssertionError | StackOverflowError e) {
            if (overdue.end()) {
                stuck = true;
                return new Result(NEVER_ENDS, NEVER_ENDS);
            }
            if (e instanceof InterruptedException) {
                throw e;
            }
            failed(e);
        }
        stuck = overdue.end();
        String text = capture.take();
        Throwable thrown = takeFailure();
        if (thrown != null) {
            String name = thrown.getClass().getSimpleName();
            return new Result(name, name);
        }
        return new Result(String.valueOf(value), text);
    }

    /// Variables without a first value would keep that of the run before.
    private void clear() throws IllegalAccessException {
        capture.take();
        for (Field each : variables) {
            Class<?> type = each.getType();
            if (type == boolean.class) {
                each.setBoolean(null, false);
            } else if (type == char.class) {
                each.setChar(null, '\0');
            } else if (type.isPrimitive()) {
                each.set(null, zero(type));
            } else {
                each.set(null, null);
            }
        }
    }

    private static Object zero(Class<?> type) {
        return switch (type.getName()) {
            case "byte" -> (byte) 0;
            case "short" -> (short) 0;
            case "int" -> 0;
            case "long" -> 0L;
            case "float" -> 0f;
            default -> 0d;
        };
    }
}
