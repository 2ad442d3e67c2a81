package dev.heddle.schedules.junit;

import dev.heddle.schedules.Options;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/// Runs a test method in every schedule, in place of JUnit's one call.
final class SchedulesExtension implements InvocationInterceptor {

    @Override
    public void interceptTestMethod(Invocation<@Nullable Void> invocation,
            ReflectiveInvocationContext<Method> call, ExtensionContext context) throws InterruptedException {
        invocation.skip();
        Method test = call.getExecutable();
        Class<?> type = call.getTargetClass();
        if (test.getParameterCount() > 0) {
            throw new IllegalArgumentException(
                    "a test with @Schedules has no parameters: " + type.getSimpleName() + "." + test.getName());
        }
        List<String> methods = new ArrayList<>(Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(BeforeEach.class))
                .map(Method::getName)
                .sorted()
                .toList());
        methods.add(test.getName());
        dev.heddle.schedules.Schedules.of(type.getClassLoader(), type.getName(), methods.toArray(String[]::new))
                .with(options(test.getAnnotation(Schedules.class)))
                .assertPasses();
    }

    private static Options options(Schedules wanted) {
        return Options.DEFAULT.withSchedules(wanted.schedules())
                .withRandom(wanted.random())
                .withSeed(wanted.seed())
                .withRaces(wanted.races())
                .withLeaks(wanted.leaks())
                .withWakeups(wanted.wakeups())
                .withTimeouts(wanted.timeouts());
    }
}
