package dev.heddle.schedules.internal.standin;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.Spliterator;
import java.util.stream.BaseStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Stands for parallel streams: what they do is done in pieces, by the threads of the fork-join pool.
public final class Parallel {

    private Parallel() {}

    public static Stream<?> parallelStream(Collection<?> collection) {
        return (Stream<?>) parallel(collection.stream());
    }

    public static BaseStream<?, ?> parallel(BaseStream<?, ?> stream) {
        return stream.isParallel() ? stream : proxy(Pieces.kind(stream), new Pieces(stream));
    }

    public static Stream<?> stream(Spliterator<?> source, boolean parallel) {
        Stream<?> stream = StreamSupport.stream(source, false);
        return parallel ? (Stream<?>) parallel(stream) : stream;
    }

    static BaseStream<?, ?> proxy(Class<?> kind, Pieces pieces) {
        return (BaseStream<?, ?>) Proxy.newProxyInstance(Parallel.class.getClassLoader(), new Class<?>[]{kind},
                (self, method, arguments) -> call(self, pieces, method, arguments == null ? new Object[0] : arguments));
    }

    private static @Nullable Object call(Object self, Pieces pieces, Method method, Object[] arguments)
            throws Throwable {
        return switch (method.getName()) {
            case "isParallel" -> true;
            case "parallel", "unordered", "onClose" -> self;
            case "sequential" -> pieces.sequential();
            case "toString" -> "a parallel stream";
            case "limit", "takeWhile" -> parallel(Pieces.streamOn(pieces.sequential(), method, arguments));
            case "sorted", "distinct", "skip", "dropWhile" ->
                parallel(Pieces.streamOn(pieces.whole(), method, arguments));
            case "forEach" -> pieces.each(method, arguments);
            case "collect" -> pieces.collect(method, arguments);
            case "reduce" -> arguments.length == 1
                    ? Pieces.on(pieces.whole(), method, arguments)
                    : pieces.reduce(method, arguments);
            default -> BaseStream.class.isAssignableFrom(method.getReturnType())
                    ? proxy(method.getReturnType(), pieces.with(method, arguments))
                    : Pieces.on(pieces.whole(), method, arguments);
        };
    }
}
