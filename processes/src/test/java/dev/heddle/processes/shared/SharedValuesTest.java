package dev.heddle.processes.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.processes.Leaks;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Leaks.class)
@Timeout(60)
final class SharedValuesTest {

    @Test
    void additions_of_four_processes_are_all_there() throws Exception {
        try (SharedLong sum = SharedLong.of(0);
                SharedInt count = SharedInt.of(0);
                SharedDouble real = SharedDouble.of(0)) {
            List<OtherJvm> jvms = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                jvms.add(OtherJvm.start(() -> {
                    for (int n = 0; n < 50_000; n++) {
                        sum.getAndAdd(n);
                        count.update(old -> old + 2);
                        real.getAndAdd(0.5);
                    }
                    return sum.get();
                }));
            }
            for (OtherJvm jvm : jvms) {
                jvm.result();
                jvm.close();
            }

            assertThat(sum.get()).isEqualTo(4L * 50_000 * 49_999 / 2);
            assertThat(count.get()).isEqualTo(400_000);
            assertThat(real.get()).isEqualTo(100_000);
        }
    }

    @Test
    void neighbouring_bytes_do_not_disturb_each_other() throws Exception {
        try (SharedByteArray bytes = SharedByteArray.ofLength(7);
                SharedBooleanArray flags = SharedBooleanArray.ofLength(5)) {
            try (OtherJvm jvm = OtherJvm.start(() -> {
                for (int n = 0; n < 200_000; n++) {
                    bytes.getAndAdd(3, (byte) 1);
                }
                return flags.compareAndSet(4, false, true);
            })) {
                for (int n = 0; n < 200_000; n++) {
                    bytes.getAndAdd(2, (byte) -1);
                }
                jvm.result();
            }

            assertThat(bytes.toArray()).containsExactly(0, 0, (byte) -200_000, (byte) 200_000, 0, 0, 0);
            assertThat(flags.toArray()).containsExactly(false, false, false, false, true);
        }
    }

    @Test
    void arrays_of_every_type_arrive_whole() throws Exception {
        try (var ints = SharedIntArray.copyOf(1, 2, 3, 4, 5, 6);
                var longs = SharedLongArray.copyOf(1L << 40, -1);
                var doubles = SharedDoubleArray.copyOf(0.1, Double.NaN);
                var bytes = SharedByteArray.copyOf((byte) 1, (byte) -1);
                var flags = SharedBooleanArray.copyOf(true, false, true);
                OtherJvm jvm = OtherJvm.start(() -> {
                    ints.grid(2, 3).set(1, 2, 60);
                    return "" + ints + longs + doubles + bytes + flags;
                })) {
            Object seen = jvm.result();

            assertThat(seen).isEqualTo("[1, 2, 3, 4, 5, 60][1099511627776, -1][0.1, NaN][1, -1][true, false, true]");
            assertThat(ints.toArray()).containsExactly(1, 2, 3, 4, 5, 60);
        }
    }

    @Test
    void parts_are_copied_in_bulk() {
        try (var array = SharedIntArray.ofLength(1000)) {
            array.copyFrom(10, new int[]{0, 1, 2, 3}, 1, 3);
            int[] copy = new int[4];
            array.copyTo(9, copy, 0, 4);

            assertThat(copy).containsExactly(0, 1, 2, 3);
            assertThat(array.segment().getAtIndex(ValueLayout.JAVA_INT, 12)).isEqualTo(3);
        }
    }

    @Test
    void indexes_outside_of_an_array_are_refused() {
        try (var array = SharedByteArray.ofLength(5)) {
            assertThatThrownBy(() -> array.get(5)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> array.set(-1, (byte) 0)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> array.copyFrom(new byte[6])).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> array.grid(2, 3)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a grid of 2 rows and 3 columns does not fit 5 elements");
        }
    }

    @Test
    void use_after_close_is_told() {
        SharedInt value = SharedInt.of(7);

        value.close();

        assertThatThrownBy(value::get).isInstanceOf(IllegalStateException.class)
                .hasMessage("the shared memory is closed in this process");
        value.close();
    }

    @Test
    void memory_that_its_owner_has_closed_cannot_be_opened() throws Exception {
        SharedInt value = SharedInt.of(7);
        var bytes = new ByteArrayOutputStream();
        new ObjectOutputStream(bytes).writeObject(value);
        value.close();

        assertThatThrownBy(() -> new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the shared memory is gone: its owner, process " + ProcessHandle.current().pid()
                        + ", has closed it or has ended. Close it after the others have opened it");
    }

    @Test
    void who_has_it_open_keeps_it_when_the_owner_is_killed() throws Exception {
        SharedQueue<SharedLong> values = SharedQueue.ofCapacity(1);
        try (OtherJvm owner = OtherJvm.start(() -> {
            values.put(SharedLong.of(42));
            values.put(SharedLong.of(43));
            return values.offer(SharedLong.of(44), 1, TimeUnit.HOURS);
        })) {
            SharedLong kept = values.take();

            owner.kill();

            assertThat(kept.getAndAdd(1)).isEqualTo(42);
            kept.close();
        } finally {
            values.release();
        }
    }

    @Test
    void two_thousand_values_that_nobody_closes_are_given_back() throws Exception {
        long most = 0;
        for (int i = 0; i < 2000; i++) {
            SharedInt.of(i);
            if (i % 500 == 499) {
                System.gc();
                most = Math.max(most, Leaks.filesAndMemory().size());
            }
        }
        while (!Leaks.filesAndMemory().isEmpty()) { // the limit of the test ends it
            System.gc();
            Thread.sleep(20); // the collector tells nobody when it has finished
        }

        assertThat(most).isPositive();
    }
}
