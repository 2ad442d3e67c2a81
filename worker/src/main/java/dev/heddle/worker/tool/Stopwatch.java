package dev.heddle.worker.tool;

import dev.heddle.worker.time.Spread;
import dev.heddle.worker.time.Timing;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Runs variants of code again and again, in turn, and tells what a loop of each takes: `%timeit` and `%%compare`.
///
/// Its arguments are the number of variants, of loops in a run (0 if it is to choose), of runs, and how many milliseconds
/// all of it should take at most: 0 if it may take as long as it does, `exact` if the code is to run so often and no more. If
/// there is one body more than variants, that comes first and is run once. It tells a line for each thing that it finds out,
/// which begins with its name.
public final class Stopwatch implements Tool {

    private static final double RUN = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long USUAL_BUDGET = TimeUnit.SECONDS.toNanos(6);
    private static final double SHARE_OF_WARM_UP = 0.3;
    private static final double SLOW = TimeUnit.MILLISECONDS.toNanos(300); // so slow that no warm-up is to be seen
    private static final double EMPTY_RUN = TimeUnit.MILLISECONDS.toNanos(5);
    private static final int EMPTY_RUNS = 10;
    private static final double SHORT = 10; // nanoseconds

    private final Gauges gauges = new Gauges();

    /// How much to do.
    private record Order(int variants, int loops, int runs, long budget, boolean exact) {

        static Order of(List<String> words) {
            boolean exact = words.get(3).equals("exact");
            return new Order(Integer.parseInt(words.get(0)), Integer.parseInt(words.get(1)),
                    Integer.parseInt(words.get(2)),
                    exact ? 0 : TimeUnit.MILLISECONDS.toNanos(Long.parseLong(words.get(3))), exact);
        }
    }

    /// Code, and what is known of it.
    private static final class Variant {

        private final Loop loop;
        private final @Nullable Object value;
        private final long first; // what its first run took
        private final List<Double> runs = new ArrayList<>();
        private int loops;

        Variant(Loop loop, @Nullable Object value, long first) {
            this.loop = loop;
            this.value = value;
            this.first = first;
        }
    }

    @Override
    public @Nullable Object use(Work work) throws Throwable {
        Order order = Order.of(work.arguments());
        List<Body> bodies = new ArrayList<>(work.bodies());
        if (bodies.size() > order.variants) {
            bodies.removeFirst().run();
        }
        List<Variant> variants = new ArrayList<>();
        for (Body each : bodies) {
            variants.add(order.exact
                    ? new Variant(Loop.of(each, null, 0), null, 0)
                    : first(each, variants.size(), work));
        }
        long began = System.nanoTime() - variants.stream().mapToLong(each -> each.first).sum();
        if (!order.exact) {
            work.tell("same " + haveSameValue(variants) + "\n");
            warmUp(variants, order, began, work);
        }
        for (Variant each : variants) {
            each.loops = order.loops > 0 ? order.loops : each.loop.loopsIn(RUN);
        }
        Gauges.Reading before = gauges.before(work);
        try {
            measure(variants, order, began);
        } finally {
            Gauges.Use use = gauges.since(before, work);
            use.told().lines().forEach(each -> work.tell(each.replace('=', ' ') + "\n"));
            tell(variants, work);
        }
        for (int i = 0; i < variants.size() && !order.exact; i++) {
            tellEmpty(variants.get(i), i, work);
        }
        return null;
    }

    /// What the loop itself takes, if that could be most of it.
    private static void tellEmpty(Variant variant, int number, Work work) throws Throwable {
        if (variant.loop.estimate() > SHORT) {
            return;
        }
        Loop empty = Loop.empty(variant.value);
        double sum = 0;
        for (int i = 0; i < EMPTY_RUNS; i++) {
            int loops = Math.max(1000, empty.loopsIn(EMPTY_RUN));
            double loop = (double) empty.run(loops) / loops;
            sum += i < EMPTY_RUNS / 2 ? 0 : loop; // the first ones warm it up
        }
        work.tell("empty " + number + " " + sum / (EMPTY_RUNS - EMPTY_RUNS / 2) + "\n");
    }

    /// As far as the values are such that it is known what that means.
    private static boolean haveSameValue(List<Variant> variants) {
        Object first = variants.getFirst().value;
        return variants.stream()
                .map(each -> each.value)
                .allMatch(each -> !isPlain(first) || !isPlain(each) || Objects.deepEquals(each, first));
    }

    private static boolean isPlain(@Nullable Object value) {
        return value instanceof Number || value instanceof CharSequence || value instanceof Boolean
                || (value != null && value.getClass().isArray() && value.getClass().componentType().isPrimitive());
    }

    private static Variant first(Body body, int number, Work work) throws Throwable {
        long began = System.nanoTime();
        Object value = body.run();
        long took = System.nanoTime() - began;
        work.tell("first " + number + " " + took + "\n");
        return new Variant(Loop.of(body, value, took), value, took);
    }

    /// Until nothing gets faster any more and the compiler has nothing to do; not for long if the code is slow.
    private void warmUp(List<Variant> variants, Order order, long began, Work work) throws Throwable {
        double limit = (order.budget == 0 ? USUAL_BUDGET : order.budget) * SHARE_OF_WARM_UP;
        long start = System.nanoTime();
        WarmUp progress = new WarmUp(gauges.compiled());
        while (System.nanoTime() - began < limit && !progress.isOver()) {
            double sum = 0;
            for (Variant each : variants) {
                each.loop.run(each.loop.loopsIn(progress.piece()));
                sum += each.loop.estimate();
            }
            progress.add(sum, System.nanoTime() - start, gauges.compiled());
        }
        boolean slow = variants.stream().anyMatch(each -> each.loop.estimate() > SLOW);
        work.tell("warm " + (System.nanoTime() - began) + "\nsteady " + (slow || progress.isOver()) + "\n");
    }

    /// In turn, and every second time backwards: what disturbs the machine disturbs all.
    private static void measure(List<Variant> variants, Order order, long began) throws Throwable {
        long longest = 0;
        for (int run = 0; run < order.runs; run++) {
            long start = System.nanoTime();
            boolean late = order.budget > 0 && start - began + longest > order.budget;
            if (late && run > 0) {
                return;
            }
            for (Variant each : run % 2 == 0 ? variants : variants.reversed()) {
                each.runs.add((double) each.loop.run(each.loops) / each.loops);
            }
            longest = Math.max(longest, System.nanoTime() - start);
        }
    }

    private static void tell(List<Variant> variants, Work work) {
        int complete = variants.stream().mapToInt(each -> each.runs.size()).min().orElse(0);
        if (complete == 0) {
            return;
        }
        List<Double> base = variants.getFirst().runs;
        for (int i = 0; i < variants.size(); i++) {
            List<Double> runs = variants.get(i).runs.subList(0, complete);
            work.tell("loops " + i + " " + variants.get(i).loops + "\n");
            runs.forEach(number("run", i, work));
            Timing timing = new Timing(variants.get(i).loops, runs);
            work.tell("mean " + i + " " + timing.mean() + "\ndeviation " + i + " " + timing.deviation() + "\n");
            spread("time " + i, timing.spread(), work);
            List<Double> ratios = new ArrayList<>();
            for (int run = 0; run < complete; run++) {
                ratios.add(runs.get(run) / base.get(run));
            }
            spread("ratio " + i, Spread.of(ratios), work);
        }
    }

    private static Consumer<Double> number(String name, int variant, Work work) {
        return number -> work.tell(name + " " + variant + " " + number + "\n");
    }

    private static void spread(String name, Spread spread, Work work) {
        work.tell(name + " " + spread.least() + " " + spread.lower() + " " + spread.median() + " " + spread.upper()
                + " " + spread.most() + " " + spread.sureLow() + " " + spread.sureTop() + "\n");
    }
}
