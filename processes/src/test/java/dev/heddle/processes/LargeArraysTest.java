package dev.heddle.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Arrays that travel beside the message that they belong to.
@Timeout(60)
@ExtendWith(Leaks.class)
class LargeArraysTest {

    private static final int LENGTH = 100_003;

    private final ChildBuilder children = Child.of().maxHeap("128m").output(Output.discard());

    /// Holds one array of each type, and the first of them twice.
    @SuppressWarnings("ArrayRecordComponent") // what is tested
    record All(double[] doubles, Object same, float[] floats, long[] longs, int[] ints, short[] shorts, char[] chars,
            byte[] bytes, boolean[] booleans) implements Serializable {

        static All make() {
            double[] doubles = new double[LENGTH];
            All all = new All(doubles, doubles, new float[LENGTH], new long[LENGTH], new int[LENGTH], new short[LENGTH],
                    new char[LENGTH], new byte[LENGTH], new boolean[LENGTH]);
            for (int i = 0; i < LENGTH; i++) {
                all.doubles[i] = i / 3.0;
                all.floats[i] = i / 7f;
                all.longs[i] = i * 0x1_0000_0001L;
                all.ints[i] = -i;
                all.shorts[i] = (short) i;
                all.chars[i] = (char) i;
                all.bytes[i] = (byte) i;
                all.booleans[i] = i % 3 == 0;
            }
            return all;
        }

        List<Object> content() {
            return List.of(Arrays.hashCode(doubles), same.equals(doubles), Arrays.hashCode(floats),
                    Arrays.hashCode(longs),
                    Arrays.hashCode(ints), Arrays.hashCode(shorts), Arrays.hashCode(chars), Arrays.hashCode(bytes),
                    Arrays.hashCode(booleans));
        }
    }

    @Test
    void arrays_of_every_type_arrive_whole_in_both_directions_and_stay_the_same_object() throws Exception {
        All all = All.make();

        Child<List<Object>> there = children.start(() -> List.of(all, all.content()));

        assertThat(there.get()).element(0)
                .isInstanceOfSatisfying(All.class,
                        copy -> assertThat(copy.content()).isEqualTo(all.content()));
        assertThat(there.get().getLast()).isEqualTo(all.content());
        there.join();
    }

    @Test
    void a_task_that_waits_holds_a_snapshot() throws Exception {
        int[] numbers = new int[LENGTH];
        try (ProcessPool pool = ProcessPool.of(1, children)) {
            List<CompletableFuture<Integer>> found = IntStream.range(0, 20).mapToObj(i -> {
                Arrays.fill(numbers, i);
                return pool.submit(() -> Arrays.stream(numbers).distinct().sum());
            }).toList();

            for (int i = 0; i < found.size(); i++) {
                assertThat(found.get(i).get()).isEqualTo(i);
            }
        }
    }
}
