package dev.heddle.schedules.internal.standin;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import java.util.function.IntBinaryOperator;
import java.util.function.LongBinaryOperator;
import java.util.stream.BaseStream;
import java.util.stream.Collector;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A stream that is to be cut in pieces, with what is to be done to each element.
final class Pieces {

    private static final int MOST = 3;

    private final BaseStream<?, ?> source;
    private final List<Step> steps;

    /// A method of a stream that is called on each piece.
    @SuppressWarnings("ArrayRecordComponent")
    private record Step(Method method, Object[] arguments) {}

    /// What is done to a piece.
    @FunctionalInterface
    private interface Work {

        @Nullable
        Object on(BaseStream<?, ?> piece) throws Throwable;
    }

    Pieces(BaseStream<?, ?> source) {
        this(source, List.of());
    }

    private Pieces(BaseStream<?, ?> source, List<Step> steps) {
        this.source = source;
        this.steps = steps;
    }

    Pieces with(Method method, Object[] arguments) {
        List<Step> more = new ArrayList<>(steps);
        more.add(new Step(method, arguments));
        return new Pieces(source, more);
    }

    static Class<?> kind(BaseStream<?, ?> stream) {
        return switch (stream) {
            case IntStream _ -> IntStream.class;
            case LongStream _ -> LongStream.class;
            case DoubleStream _ -> DoubleStream.class;
            default -> Stream.class;
        };
    }

    static @Nullable Object on(BaseStream<?, ?> stream, Method method, Object... arguments) throws Throwable {
        try {
            return method.invoke(stream, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    static BaseStream<?, ?> streamOn(BaseStream<?, ?> stream, Method method, Object... arguments) throws Throwable {
        if (on(stream, method, arguments) instanceof BaseStream<?, ?> found) {
            return found;
        }
        throw new IllegalStateException(method + " gives no stream");
    }

    /// All in the thread that asks.
    BaseStream<?, ?> sequential() throws Throwable {
        return stepped(source);
    }

    private BaseStream<?, ?> stepped(BaseStream<?, ?> piece) throws Throwable {
        BaseStream<?, ?> result = piece;
        for (Step step : steps) {
            result = streamOn(result, step.method(), step.arguments());
        }
        return result;
    }

    /// The pieces are worked on at once, and what comes out is put together again.
    BaseStream<?, ?> whole() throws Throwable {
        List<@Nullable Object> arrays = all(Pieces::array);
        return switch (arrays.getFirst()) {
            case int[] _ -> arrays.stream().flatMapToInt(array -> Arrays.stream((int[]) array));
            case long[] _ -> arrays.stream().flatMapToLong(array -> Arrays.stream((long[]) array));
            case double[] _ -> arrays.stream().flatMapToDouble(array -> Arrays.stream((double[]) array));
            case null, default -> arrays.stream().flatMap(array -> Arrays.stream((@Nullable Object[]) array));
        };
    }

    @Nullable
    Object each(Method method, Object[] arguments) throws Throwable {
        all(piece -> on(piece, method, arguments));
        return null;
    }

    /// Each piece begins with the identity; the results are put together from the left.
    @Nullable
    Object reduce(Method method, Object[] arguments) throws Throwable {
        List<@Nullable Object> results = all(piece -> on(piece, method, arguments));
        @Nullable
        Object result = results.getFirst();
        for (Object next : results.subList(1, results.size())) {
            result = put(arguments[arguments.length - 1], result, next);
        }
        return result;
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Object put(Object operator, @Nullable Object one, @Nullable Object other) {
        return switch (operator) {
            case IntBinaryOperator ints -> ints.applyAsInt((int) known(one), (int) known(other));
            case LongBinaryOperator longs -> longs.applyAsLong((long) known(one), (long) known(other));
            case DoubleBinaryOperator doubles -> doubles.applyAsDouble((double) known(one), (double) known(other));
            default -> ((BinaryOperator<@Nullable Object>) operator).apply(one, other);
        };
    }

    private static Object known(@Nullable Object number) {
        return Objects.requireNonNull(number);
    }

    /// Each piece has a container of its own.
    @Nullable
    @SuppressWarnings("unchecked")
    Object collect(Method method, Object[] arguments) throws Throwable {
        if (arguments.length == 1) {
            return collected((Collector<Object, Object, Object>) arguments[0]);
        }
        List<@Nullable Object> containers = all(piece -> on(piece, method, arguments));
        var combiner = (BiConsumer<@Nullable Object, @Nullable Object>) arguments[2];
        containers.subList(1, containers.size()).forEach(next -> combiner.accept(containers.getFirst(), next));
        return containers.getFirst();
    }

    @SuppressWarnings("unchecked")
    private Object collected(Collector<Object, Object, Object> collector) throws Throwable {
        List<@Nullable Object> containers = all(piece -> ((Stream<Object>) piece)
                .collect(collector.supplier(), collector.accumulator(), (one, other) -> {}));
        Object whole = known(containers.getFirst());
        for (Object next : containers.subList(1, containers.size())) {
            whole = collector.combiner().apply(whole, known(next));
        }
        return collector.finisher().apply(whole);
    }

    private List<@Nullable Object> all(Work work) throws Throwable {
        Object array = array(source);
        int size = java.lang.reflect.Array.getLength(array);
        int count = Math.max(1, Math.min(MOST, size));
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            pieces.add(new Piece(this, cut(array, size * i / count, size * (i + 1) / count), work));
        }
        ForkJoinTask.invokeAll(pieces);
        List<@Nullable Object> results = new ArrayList<>();
        for (Piece piece : pieces) {
            results.add(piece.result());
        }
        return results;
    }

    private static Object array(BaseStream<?, ?> stream) {
        return switch (stream) {
            case IntStream ints -> ints.toArray();
            case LongStream longs -> longs.toArray();
            case DoubleStream doubles -> doubles.toArray();
            default -> ((Stream<?>) stream).toArray();
        };
    }

    private static BaseStream<?, ?> cut(Object array, int from, int to) {
        return switch (array) {
            case int[] ints -> Arrays.stream(ints, from, to);
            case long[] longs -> Arrays.stream(longs, from, to);
            case double[] doubles -> Arrays.stream(doubles, from, to);
            default -> Arrays.stream((Object[]) array, from, to);
        };
    }

    /// A piece is a task of the pool.
    @SuppressWarnings("serial")
    private static final class Piece extends RecursiveAction {

        private final Pieces pieces;
        private final BaseStream<?, ?> elements;
        private final Work work;
        private @Nullable Object result;
        private @Nullable Throwable thrown;

        Piece(Pieces pieces, BaseStream<?, ?> elements, Work work) {
            this.pieces = pieces;
            this.elements = elements;
            this.work = work;
        }

        @Override
        protected void compute() {
            try {
                result = work.on(pieces.stepped(elements));
            } catch (Throwable e) {
                thrown = e;
            }
        }

        @Nullable
        Object result() throws Throwable {
            if (thrown != null) {
                throw thrown;
            }
            return result;
        }
    }
}
