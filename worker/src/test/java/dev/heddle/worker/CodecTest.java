package dev.heddle.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

final class CodecTest {

    static final List<Command> COMMANDS = Examples.commands();
    static final List<Report> REPORTS = Examples.reports();

    @Test
    void examples_leave_out_no_kind_of_command_or_report() {
        assertThat(typesOf(COMMANDS)).isEqualTo(recordsOf(Command.class));
        assertThat(typesOf(tasks())).isEqualTo(recordsOf(Command.Task.class));
        assertThat(typesOf(REPORTS)).isEqualTo(recordsOf(Report.class));
        assertThat(typesOf(answers())).isEqualTo(recordsOf(Report.Answer.class));
    }

    @ParameterizedTest
    @FieldSource("COMMANDS")
    void command_arrives_field_by_field(Command command) throws IOException {
        DataInputStream in = read(bytes(command));

        Command arrived = Codec.readCommand(in);

        assertThat(arrived).hasSameClassAs(command).usingRecursiveComparison().isEqualTo(command);
        assertThat(in.read()).isEqualTo(-1);
    }

    @ParameterizedTest
    @FieldSource("REPORTS")
    void report_arrives_field_by_field(Report report) throws IOException {
        DataInputStream in = read(bytes(report));

        Report arrived = Codec.readReport(in);

        assertThat(arrived).hasSameClassAs(report).isEqualTo(report);
        assertThat(in.read()).isEqualTo(-1);
    }

    @ParameterizedTest
    @FieldSource("COMMANDS")
    void command_that_is_cut_off_anywhere_is_named(Command command) throws IOException {
        byte[] whole = bytes(command);

        for (int length : cuts(whole.length)) {
            assertThatIOException().isThrownBy(() -> Codec.readCommand(read(Arrays.copyOf(whole, length))))
                    .withMessage("a command of kind '" + (char) whole[0] + "' was cut off");
        }
    }

    @ParameterizedTest
    @FieldSource("REPORTS")
    void report_that_is_cut_off_anywhere_is_named(Report report) throws IOException {
        byte[] whole = bytes(report);

        for (int length : cuts(whole.length)) {
            assertThatIOException().isThrownBy(() -> Codec.readReport(read(Arrays.copyOf(whole, length))))
                    .withMessage("a report of kind '" + (char) whole[0] + "' was cut off");
        }
    }

    static Stream<Arguments> brokenReports() {
        return Stream.of(argumentSet("kind", new byte[]{'?'}, "no report is of kind 63"),
                argumentSet("kind beyond ASCII", new byte[]{-1}, "no report is of kind 255"),
                argumentSet("text of -1", numbered('D', -1, -1, -1, -1), "a length of -1"),
                argumentSet("reason of -128", numbered('R', -1, -1, -1, -128), "a length of -128"),
                argumentSet("text of two gigabytes", numbered('D', 127, -1, -1, -1, 'x'),
                        "a report of kind 'D' was cut off"),
                argumentSet("optional text of -2", numbered('T', 0, 0, 0, 0, -1, -1, -1, -2), "a length of -2"),
                argumentSet("trace of -1", numbered('T', 0, 0, 0, 0, -1, -1, -1, -1, -1, -1, -1, -1),
                        "a length of -1"),
                argumentSet("unknown constant", numbered('H', 0, 0, 0, 0, 1, 0, 0, 0, 1, '?'),
                        "no State is called '?'"));
    }

    @ParameterizedTest
    @MethodSource("brokenReports")
    void broken_report_is_named(byte[] broken, String problem) {
        assertThatIOException().isThrownBy(() -> Codec.readReport(read(broken))).withMessage(problem);
    }

    static Stream<Arguments> brokenCommands() {
        return Stream.of(argumentSet("kind", new byte[]{'O'}, "no command is of kind 79"),
                argumentSet("list of -1", numbered('L', -1, -1, -1, -1), "a length of -1"),
                argumentSet("list of two billions", numbered('L', 127, -1, -1, -1, 0),
                        "a command of kind 'L' was cut off"),
                argumentSet("class of -1", numbered('L', 0, 0, 0, 1, 0, 0, 0, 0, -1, -1, -1, -1),
                        "a length of -1"));
    }

    @ParameterizedTest
    @MethodSource("brokenCommands")
    void broken_command_is_named(byte[] broken, String problem) {
        assertThatIOException().isThrownBy(() -> Codec.readCommand(read(broken))).withMessage(problem);
    }

    private static byte[] bytes(Command command) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Codec.write(new DataOutputStream(bytes), command);
        return bytes.toByteArray();
    }

    private static byte[] bytes(Report report) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Codec.write(new DataOutputStream(bytes), report);
        return bytes.toByteArray();
    }

    private static DataInputStream read(byte[] bytes) {
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }

    /// Where to cut: everywhere near both ends, for the long ones.
    private static List<Integer> cuts(int length) {
        return Stream.iterate(1, cut -> cut < length, cut -> cut + 1)
                .filter(cut -> cut < 300 || cut > length - 3)
                .toList();
    }

    private static List<Command.Task> tasks() {
        return COMMANDS.stream()
                .filter(Command.Call.class::isInstance)
                .map(each -> ((Command.Call) each).task())
                .toList();
    }

    private static List<Report.Answer> answers() {
        return REPORTS.stream()
                .filter(Report.Answered.class::isInstance)
                .map(each -> ((Report.Answered) each).answer())
                .toList();
    }

    /// The bytes of a call or an answer: kind, number, the rest.
    private static byte[] numbered(char kind, int... rest) {
        byte[] bytes = new byte[9 + rest.length];
        bytes[0] = (byte) kind;
        for (int i = 0; i < rest.length; i++) {
            bytes[9 + i] = (byte) rest[i];
        }
        return bytes;
    }

    private static Set<Class<?>> typesOf(Collection<?> examples) {
        Set<Class<?>> types = new HashSet<>();
        examples.forEach(example -> types.add(example.getClass()));
        return types;
    }

    private static Set<Class<?>> recordsOf(Class<?> sealed) {
        Set<Class<?>> records = new HashSet<>();
        for (Class<?> permitted : sealed.getPermittedSubclasses()) {
            if (permitted.isSealed()) {
                records.addAll(recordsOf(permitted));
            } else {
                records.add(permitted);
            }
        }
        return records;
    }
}
