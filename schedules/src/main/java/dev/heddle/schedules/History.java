package dev.heddle.schedules;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What threads did to an object, and what they got, to be compared with one that only one thread uses.
///
/// ```java
/// var history = new History<Stack>(new FineGrainedStack());
/// together(() -> history.call(stack -> stack.push(1)), () -> history.call(Stack::pop));
/// history.assertLinearizable(SimpleStack::new);
/// ```
///
/// It is linearizable if there is an order of the calls in which the other object gives the same results, and in which a
/// call that had ended before another began comes first.
///
/// @param <S> what both objects can do
public final class History<S> {

    private final S subject;
    private final List<Call<S>> calls = new ArrayList<>();
    private int clock;

    /// A call on the object.
    ///
    /// @param <S> what the object can do
    @FunctionalInterface
    public interface Operation<S> {

        @Nullable
        Object on(S subject) throws Exception;
    }

    /// A call that has been made. One thread runs at a time, so nothing here needs a lock.
    private static final class Call<S> {

        final Operation<S> operation;
        final int began;
        int ended = Integer.MAX_VALUE;
        @Nullable
        Object result;

        Call(Operation<S> operation, int began) {
            this.operation = operation;
            this.began = began;
        }

        @Override
        public String toString() {
            return String.valueOf(result);
        }
    }

    /// A history of an object that several threads use.
    public History(S subject) {
        this.subject = subject;
    }

    /// Makes a call and notes what comes of it: its result, or the class of its exception.
    public @Nullable Object call(Operation<S> operation) {
        var call = new Call<>(operation, ++clock);
        calls.add(call);
        call.result = result(operation, subject);
        call.ended = ++clock;
        return call.result;
    }

    private static <S> @Nullable Object result(Operation<S> operation, S on) {
        try {
            return operation.on(on);
        } catch (Exception e) {
            return e.getClass();
        }
    }

    /// Throws unless the object behaved like one that does one call after the other.
    ///
    /// @param sequential makes such an object
    /// @throws AssertionError with the results of the calls, in the order in which they began
    public void assertLinearizable(Supplier<? extends S> sequential) {
        if (!explain(new ArrayList<>(), sequential)) {
            throw new AssertionError("no order of the " + calls.size() + " calls gives these results: " + calls);
        }
    }

    private boolean explain(List<Call<S>> order, Supplier<? extends S> sequential) {
        if (!sameResults(order, sequential)) {
            return false;
        }
        if (order.size() == calls.size()) {
            return true;
        }
        for (Call<S> next : calls) {
            if (!order.contains(next) && mayCome(next, order)) {
                order.add(next);
                if (explain(order, sequential)) {
                    return true;
                }
                order.removeLast();
            }
        }
        return false;
    }

    private boolean mayCome(Call<S> next, List<Call<S>> order) {
        return calls.stream().noneMatch(other -> !order.contains(other) && other.ended < next.began);
    }

    private boolean sameResults(List<Call<S>> order, Supplier<? extends S> sequential) {
        S simple = sequential.get();
        return order.stream().allMatch(call -> Objects.equals(result(call.operation, simple), call.result));
    }
}
