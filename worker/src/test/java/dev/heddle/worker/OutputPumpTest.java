package dev.heddle.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.heddle.worker.Report.InputWanted;
import dev.heddle.worker.Report.Output;
import dev.heddle.worker.Report.Stream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class OutputPumpTest {

    private static final int MOST_BYTES = 4 * 64 * 1024;

    private final RecordingSink sink = new RecordingSink();
    private final OutputPump pump = new OutputPump(sink, new Reserve());
    private final List<Throwable> thrown = new CopyOnWriteArrayList<>();

    @AfterEach
    void no_bug_has_come_up() {
        assertThat(thrown).isEmpty();
    }

    @Test
    void many_small_prints_become_few_messages() {
        pump.start(this::note);

        for (int i = 0; i < 10_000; i++) {
            print("cell", Stream.OUT, i + "\n");
        }
        pump.drain();

        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            expected.append(i).append('\n');
        }
        assertThat(sink.text("cell", Stream.OUT)).isEqualTo(expected.toString());
        assertThat(sink.outputs()).hasSizeLessThan(500);
    }

    @Test
    void out_and_err_of_cells_keep_their_order() {
        pump.start(this::note);

        print("1", Stream.OUT, "a");
        print("1", Stream.OUT, "b");
        print("1", Stream.ERR, "c");
        print("1", Stream.OUT, "d");
        print("2", Stream.OUT, "e");
        print("1", Stream.OUT, "f");
        pump.drain();

        assertThat(together(sink.outputs())).containsExactly(new Output("1", Stream.OUT, "ab"),
                new Output("1", Stream.ERR, "c"), new Output("1", Stream.OUT, "d"), new Output("2", Stream.OUT, "e"),
                new Output("1", Stream.OUT, "f"));
    }

    static java.util.stream.Stream<Arguments> characters() {
        return java.util.stream.Stream.of(argumentSet("two bytes", "é"), argumentSet("three bytes", "线"),
                argumentSet("four bytes", "😀"), argumentSet("several", "é线😀"));
    }

    @ParameterizedTest
    @MethodSource("characters")
    void character_in_pieces_arrives_whole_whoever_prints_between(String character) {
        byte[] bytes = character.getBytes(UTF_8);
        pump.start(this::note);

        for (byte piece : bytes) {
            pump.write("1", Stream.OUT, new byte[]{piece}, 0, 1);
            print("2", Stream.OUT, "x");
            print("1", Stream.ERR, "y");
            pump.drain();
        }

        assertThat(sink.text("1", Stream.OUT)).isEqualTo(character);
        assertThat(sink.text("2", Stream.OUT)).isEqualTo("x".repeat(bytes.length));
        assertThat(sink.text("1", Stream.ERR)).isEqualTo("y".repeat(bytes.length));
        assertThat(sink.outputs()).noneMatch(each -> each.text().isEmpty());
    }

    static java.util.stream.Stream<Arguments> notUtf8() {
        return java.util.stream.Stream.of(argumentSet("never a first byte", new byte[]{(byte) 0xff}, "\ufffd"),
                argumentSet("first byte of five", new byte[]{(byte) 0xf8, (byte) 0x88}, "\ufffd\ufffd"),
                argumentSet("beyond Unicode", new byte[]{(byte) 0xf5}, "\ufffd"),
                argumentSet("too long for an a", new byte[]{(byte) 0xc1}, "\ufffd"),
                argumentSet("too long in three", new byte[]{(byte) 0xe0, (byte) 0x80}, "\ufffd\ufffd"),
                argumentSet("half a surrogate pair", new byte[]{(byte) 0xed, (byte) 0xa0, (byte) 0x80}, "\ufffd"),
                argumentSet("continuations alone", new byte[]{(byte) 0x80, (byte) 0x81}, "\ufffd\ufffd"),
                argumentSet("cut character, then ASCII", new byte[]{(byte) 0xe4, (byte) 0xb8, 'a'}, "\ufffda"));
    }

    @ParameterizedTest
    @MethodSource("notUtf8")
    void bytes_that_can_never_be_a_character_are_not_held_back(byte[] bytes, String shown) {
        pump.start(this::note);

        pump.write("cell", Stream.OUT, bytes, 0, bytes.length);
        pump.drain();

        assertThat(sink.text("cell", Stream.OUT)).isEqualTo(shown);
    }

    @Test
    void print_in_the_middle_of_an_array_takes_only_its_part() {
        pump.start(this::note);

        pump.write("cell", Stream.OUT, "abcdef".getBytes(UTF_8), 2, 3);
        pump.drain();

        assertThat(sink.text("cell", Stream.OUT)).isEqualTo("cde");
    }

    @Test
    void print_is_sent_though_nobody_drains() throws InterruptedException {
        pump.start(this::note);

        print("cell", Stream.OUT, "hello");
        sink.arrived.await();

        assertThat(sink.outputs()).containsExactly(new Output("cell", Stream.OUT, "hello"));
    }

    @Test
    void drain_returns_while_others_print_without_end() throws InterruptedException {
        AtomicBoolean enough = new AtomicBoolean();
        CountDownLatch printing = new CountDownLatch(1);
        pump.start(this::note);
        Thread chatterbox = Thread.ofPlatform().start(() -> {
            while (!enough.get()) {
                print("other", Stream.OUT, "x".repeat(1000));
                printing.countDown();
            }
        });

        printing.await();
        print("cell", Stream.OUT, "mine");
        pump.drain();

        assertThat(sink.text("cell", Stream.OUT)).isEqualTo("mine");
        enough.set(true);
        chatterbox.join();
    }

    @Test
    void full_buffer_makes_printers_wait_and_loses_nothing() throws InterruptedException {
        byte[] line = "0123456789abcdef".repeat(64).getBytes(UTF_8);
        int lines = 4 * MOST_BYTES / line.length;
        AtomicInteger printed = new AtomicInteger();
        sink.block();
        pump.start(this::note);
        Thread printer = Thread.ofPlatform().start(() -> {
            for (int i = 0; i < lines; i++) {
                pump.write("cell", Stream.OUT, line, 0, line.length);
                printed.incrementAndGet();
            }
        });

        sink.entered.await();
        while (printed.get() * line.length < MOST_BYTES) {
            Thread.onSpinWait(); // on its way there it may wait for the lock, too
        }
        awaitWaiting(printer);
        int before = printed.get();
        sink.unblock();
        printer.join();
        pump.drain();

        assertThat(before * line.length).isBetween(MOST_BYTES, 2 * MOST_BYTES);
        assertThat(sink.text("cell", Stream.OUT)).isEqualTo(new String(line, UTF_8).repeat(lines));
    }

    @Test
    void one_print_larger_than_the_buffer_goes_in_pieces() {
        String text = "线程 ".repeat(MOST_BYTES);
        pump.start(this::note);

        print("cell", Stream.OUT, text);
        pump.drain();

        assertThat(sink.text("cell", Stream.OUT)).isEqualTo(text);
        assertThat(sink.outputs()).allMatch(each -> each.text().getBytes(UTF_8).length <= MOST_BYTES);
    }

    static java.util.stream.Stream<Arguments> faults() {
        return java.util.stream.Stream.of(argumentSet("connection", new IOException("gone"), false),
                argumentSet("bug", new IllegalStateException("bug"), true),
                argumentSet("fault of the JVM", new StackOverflowError("bug"), true));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void sink_that_fails_releases_all_who_wait_and_tells_of_bugs(Throwable fault, boolean told)
            throws InterruptedException {
        byte[] text = new byte[MOST_BYTES];
        Arrays.fill(text, (byte) 'x');
        sink.block();
        sink.failWith(fault);
        pump.start(this::note);
        Thread printer = Thread.ofPlatform().start(() -> {
            for (int i = 0; i < 4; i++) {
                pump.write("cell", Stream.OUT, text, 0, text.length);
            }
        });
        Thread drainer = Thread.ofPlatform().start(pump::drain);

        sink.entered.await();
        awaitWaiting(printer);
        sink.unblock();
        printer.join();
        drainer.join();
        sink.sender().join();
        pump.drain();

        assertThat(sink.outputs()).isEmpty();
        assertThat(thrown).isEqualTo(told ? List.of(fault) : List.of());
        thrown.clear();
    }

    @Test
    void memory_that_is_short_for_a_moment_loses_nothing() {
        sink.failOnceWith(new OutOfMemoryError("the learner's list took it all"));
        byte[] cut = "线".getBytes(UTF_8);
        pump.start(this::note);

        pump.write("cell", Stream.OUT, cut, 0, 2);
        print("other", Stream.OUT, "x");
        pump.write("cell", Stream.OUT, cut, 2, 1);
        print("cell", Stream.OUT, "程");
        pump.drain();

        assertThat(sink.text("cell", Stream.OUT)).isEqualTo("线程");
        assertThat(sink.text("other", Stream.OUT)).isEqualTo("x");
    }

    @Test
    void interrupt_of_the_sending_thread_stops_nothing() throws InterruptedException {
        pump.start(this::note);

        print("cell", Stream.OUT, "a");
        sink.arrived.await();
        sink.sender().interrupt();
        print("cell", Stream.OUT, "b");
        pump.drain();
        sink.sender().interrupt();
        print("cell", Stream.OUT, "c");
        pump.drain();

        assertThat(sink.text("cell", Stream.OUT)).isEqualTo("abc");
    }

    @Test
    void after_the_last_call_every_print_is_sent_at_once() {
        pump.start(this::note);

        print("cell", Stream.OUT, "a");
        pump.lastCall();
        List<Output> first = sink.outputs();
        print("cell", Stream.ERR, "b");
        List<Output> second = sink.outputs();

        assertThat(first).containsExactly(new Output("cell", Stream.OUT, "a"));
        assertThat(second).containsExactly(new Output("cell", Stream.OUT, "a"), new Output("cell", Stream.ERR, "b"));
    }

    @Test
    void streams_of_a_cell_print_under_the_thread_that_prints() {
        CellOwner owner = new CellOwner();
        PrintStream out = new CellOutput(pump, owner, Stream.OUT);
        PrintStream err = new CellOutput(pump, owner, Stream.ERR);
        pump.start(this::note);

        owner.runAs(Command.MAIN_SHELL, "cell-1", () -> out.println("线程 😀"));
        owner.runAs(Command.MAIN_SHELL, "cell-2", () -> err.write('!'));
        out.printf("%d%n", 1);
        pump.drain();

        assertThat(together(sink.outputs())).containsExactly(
                new Output("cell-1", Stream.OUT, "线程 😀" + System.lineSeparator()),
                new Output("cell-2", Stream.ERR, "!"),
                new Output(CellOwner.NOBODY, Stream.OUT, "1" + System.lineSeparator()));
    }

    @Test
    void print_and_what_is_shown_keep_their_order() {
        InputWanted question = new InputWanted(7, "cell", "name? ", /* password= */ false);
        pump.start(this::note);

        print("cell", Stream.OUT, "before");
        pump.send(question);
        print("cell", Stream.OUT, "after");
        pump.drain();

        assertThat(sink.reports()).containsExactly(new Output("cell", Stream.OUT, "before"), question,
                new Output("cell", Stream.OUT, "after"));
    }

    @Test
    void platform_threads_print_though_virtual_ones_wait_that_never_run_again() throws InterruptedException {
        int carriers = Runtime.getRuntime().availableProcessors();
        String text = "x".repeat(2 * MOST_BYTES);
        AtomicBoolean enough = new AtomicBoolean();
        sink.block();
        pump.start(this::note);
        List<Thread> printers =
                java.util.stream.Stream.of(1, 2, 3, 4)
                        .map(i -> Thread.startVirtualThread(() -> print("v" + i, Stream.OUT, text)))
                        .toList();
        printers.forEach(OutputPumpTest::awaitWaiting);
        CountDownLatch busy = new CountDownLatch(carriers);
        for (int i = 0; i < carriers; i++) {
            Thread.startVirtualThread(() -> {
                busy.countDown();
                while (!enough.get()) {
                    Thread.onSpinWait();
                }
            });
        }

        busy.await();
        sink.unblock();
        print("cell", Stream.OUT, "hello");
        pump.drain();

        assertThat(sink.text("cell", Stream.OUT)).isEqualTo("hello");
        enough.set(true);
    }

    @Test
    void interrupted_thread_prints_and_stays_interrupted() throws InterruptedException {
        AtomicBoolean stillInterrupted = new AtomicBoolean();
        pump.start(this::note);

        Thread.ofVirtual().start(() -> {
            Thread.currentThread().interrupt();
            print("cell", Stream.OUT, "x".repeat(10 * MOST_BYTES));
            stillInterrupted.set(Thread.currentThread().isInterrupted());
        }).join();
        pump.drain();

        assertThat(sink.text("cell", Stream.OUT)).hasSize(10 * MOST_BYTES);
        assertThat(stillInterrupted).isTrue();
    }

    private void note(Thread thread, Throwable bug) {
        thrown.add(bug);
    }

    private void print(String cell, Stream stream, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        pump.write(cell, stream, bytes, 0, bytes.length);
    }

    /// Neighbours of the same cell and stream, put together: how many messages there are is a matter of time.
    private static List<Output> together(List<Output> outputs) {
        List<Output> result = new ArrayList<>();
        for (Output each : outputs) {
            Output last = result.isEmpty() ? null : result.getLast();
            if (last != null && last.cell().equals(each.cell()) && last.stream() == each.stream()) {
                result.removeLast();
                result.add(new Output(each.cell(), each.stream(), last.text() + each.text()));
            } else {
                result.add(each);
            }
        }
        return result;
    }

    /// A thread that waits for a condition shows no other sign of it.
    private static void awaitWaiting(Thread thread) {
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
    }
}
