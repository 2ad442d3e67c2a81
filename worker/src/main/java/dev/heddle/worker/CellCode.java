package dev.heddle.worker;

import dev.heddle.worker.Command.CellTask;
import dev.heddle.worker.Command.Invoke;
import dev.heddle.worker.Command.Look;
import dev.heddle.worker.Command.UseTool;
import dev.heddle.worker.tool.Body;
import dev.heddle.worker.tool.Tool;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What there is to run for a cell: its code, or a tool that does something with it.
final class CellCode {

    private static final String RUN = "do_it$";

    private final ClassLoader classes;
    private final OutputPump pump;
    private final Tools tools;

    CellCode(CellLoader classes, OutputPump pump) {
        this.tools = new Tools(classes::cells);
        this.classes = classes;
        this.pump = pump;
    }

    /// Something to run once.
    interface Start {
        @Nullable
        Object run() throws Throwable;
    }

    /// @param told gets what a tool tells; its threads may do so, too
    /// @throws ReflectiveOperationException if it is not there
    Start of(CellTask task, Told told) throws ReflectiveOperationException {
        return switch (task) {
            case Invoke(var _, var _, var className, var methodName, boolean _) -> body(className, methodName)::run;
            case UseTool(var _, var cell, var tool, var arguments, var bodies, boolean _) -> {
                Tool named = tools.named(tool);
                List<Body> code = new ArrayList<>();
                for (String each : bodies) {
                    code.add(body(each, RUN));
                }
                yield () -> named.use(new ToolWork(cell, arguments, List.copyOf(code), classes, told, pump));
            }
        };
    }

    /// Has a tool look at this JVM in no cell's name.
    void look(Look look, Told told) throws Throwable {
        tools.named(look.tool()).use(new ToolWork(CellOwner.NOBODY, look.arguments(), List.of(), classes, told, pump));
    }

    /// What to tell of a cell that has ended and left something behind; empty if it has not.
    String leftBy(String cell) {
        return tools.leftovers().after(cell);
    }

    private CellBody body(String className, String methodName) throws ReflectiveOperationException {
        Method method = classes.loadClass(className).getDeclaredMethod(methodName);
        method.setAccessible(true);
        return new CellBody(method.getDeclaringClass(), MethodHandles.lookup().unreflect(method));
    }

    /// A method handle, for reflection would wrap what is thrown, for which there may be no memory left.
    private record CellBody(Class<?> holder, MethodHandle handle) implements Body {

        @Override
        public @Nullable Object run() throws Throwable {
            return handle.invoke();
        }
    }
}
