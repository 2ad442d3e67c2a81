package chapter01.overlap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chapter01.overlap.Overlap.Run;
import dev.heddle.schedules.kit.Tries;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class OverlapHiddenTest {

    private static final int END = 12;

    @Test
    @Tries(value = "nothing runs", zh = "什么都没有运行")
    void nothing() {
        assertFalse(Overlap.concurrent(List.of()), "concurrent()");
        assertFalse(Overlap.parallel(List.of()), "parallel()");
    }

    @Test
    @Tries(value = "B begins where A ends", zh = "B 在 A 结束的那一刻开始")
    void ends_that_touch_have_no_moment_in_common() {
        var runs = List.of(new Run("B", 1, 5, 8), new Run("A", 0, 0, 5));

        boolean concurrent = Overlap.concurrent(runs);
        boolean parallel = Overlap.parallel(runs);

        assertEquals(List.of(false, false), List.of(concurrent, parallel), "[concurrent, parallel](A 0–5, B 5–8)");
    }

    @Test
    @Tries(value = "one task on two cores, alone", zh = "只有一个任务,同时在两个核心上")
    void one_task_on_two_cores() {
        String sameName = new String("A".toCharArray());
        var runs = List.of(new Run("A", 0, 0, 5), new Run(sameName, 1, 3, 8));

        boolean concurrent = Overlap.concurrent(runs);
        boolean parallel = Overlap.parallel(runs);

        assertEquals(List.of(false, false), List.of(concurrent, parallel), "[concurrent, parallel](A 0–5, A 3–8)");
    }

    @Test
    @Tries(value = "a long run goes on while two short ones come and go", zh = "一段长运行期间,两段短运行先后来去")
    void long_run_is_not_forgotten() {
        var runs = List.of(new Run("A", 0, 0, 9), new Run("A", 1, 1, 2), new Run("B", 1, 3, 4));

        assertTrue(Overlap.parallel(runs), "parallel(A 0–9, A 1–2, B 3–4)");
    }

    @Test
    @Tries(value = "a pause of A is part of its life, but not a run", zh = "A 的暂停属于它的生命期,但不是运行")
    void pauses_are_lived_but_not_run() {
        var runs = List.of(new Run("A", 0, 0, 2), new Run("B", 1, 3, 5), new Run("A", 0, 6, 8));

        boolean concurrent = Overlap.concurrent(runs);
        boolean parallel = Overlap.parallel(runs);

        assertEquals(List.of(true, false), List.of(concurrent, parallel),
                "[concurrent, parallel](A 0–2, B 3–5, A 6–8)");
    }

    @Test
    @Tries(value = "1000 schedules, compared with looking at each moment", zh = "1000 个调度,与逐一查看每个时刻的结果比较")
    void agrees_with_looking_at_each_moment() {
        var random = new Random(11);
        for (int i = 0; i < 1000; i++) {
            List<Run> runs = runs(random);

            boolean concurrent = Overlap.concurrent(List.copyOf(runs));
            boolean parallel = Overlap.parallel(List.copyOf(runs));

            assertEquals(slowlyConcurrent(runs), concurrent, () -> "concurrent(" + text(runs) + ")");
            assertEquals(slowlyParallel(runs), parallel, () -> "parallel(" + text(runs) + ")");
        }
    }

    @Test
    @Tries(value = "runs in another order, other names, other cores, a later time", zh = "换顺序、换名字、换核心、换更晚的时间")
    void order_names_cores_and_beginning_do_not_matter() {
        var random = new Random(12);
        for (int i = 0; i < 300; i++) {
            List<Run> runs = runs(random);
            List<Run> others = new ArrayList<>(runs.stream()
                    .map(run -> new Run("the " + run.task(), 7 - run.core(), run.from() - 1_000, run.to() - 1_000))
                    .toList());
            Collections.shuffle(others, random);

            assertEquals(Overlap.concurrent(runs), Overlap.concurrent(others),
                    () -> "concurrent(" + text(runs) + ") = concurrent(" + text(others) + ")");
            assertEquals(Overlap.parallel(runs), Overlap.parallel(others),
                    () -> "parallel(" + text(runs) + ") = parallel(" + text(others) + ")");
        }
    }

    /// Up to four tasks on up to three cores; each core runs one after the other, with some pauses.
    private static List<Run> runs(Random random) {
        List<Run> runs = new ArrayList<>();
        int tasks = 1 + random.nextInt(4);
        int cores = 1 + random.nextInt(3);
        for (int core = 0; core < cores; core++) {
            for (int from = random.nextInt(END); from < END; from += random.nextInt(5)) {
                int to = Math.min(END, from + 1 + random.nextInt(4));
                runs.add(new Run("ABCD".substring(random.nextInt(tasks)).substring(0, 1), core, from, to));
                from = to;
            }
        }
        Collections.shuffle(runs, random);
        return runs;
    }

    private static boolean slowlyParallel(List<Run> runs) {
        for (int moment = 0; moment < END; moment++) {
            int now = moment;
            List<Run> running = runs.stream().filter(run -> run.from() <= now && now < run.to()).toList();
            if (running.stream().map(Run::task).distinct().count() > 1) {
                return true;
            }
        }
        return false;
    }

    private static boolean slowlyConcurrent(List<Run> runs) {
        for (int moment = 0; moment < END; moment++) {
            int now = moment;
            List<String> begun = runs.stream().filter(run -> run.from() <= now).map(Run::task).toList();
            List<String> notOver = runs.stream().filter(run -> now < run.to()).map(Run::task).toList();
            if (begun.stream().filter(notOver::contains).distinct().count() > 1) {
                return true;
            }
        }
        return false;
    }

    private static String text(List<Run> runs) {
        return String.join(", ", runs.stream()
                .map(run -> run.task() + "@" + run.core() + " " + run.from() + "–" + run.to())
                .toList());
    }
}
