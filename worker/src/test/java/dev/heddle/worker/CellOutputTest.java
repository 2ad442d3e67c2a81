package dev.heddle.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.heddle.worker.Report.Stream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class CellOutputTest {

    private final RecordingSink sink = new RecordingSink();
    private final OutputPump pump = new OutputPump(sink, new Reserve());
    private final CellOutput out = new CellOutput(pump, new CellOwner(), Stream.OUT);

    static java.util.stream.Stream<Arguments> prints() {
        return java.util.stream.Stream.of(print("boolean", to -> to.print(true)), print("char", to -> to.print('线')),
                print("int", to -> to.print(-7)), print("long", to -> to.print(1L << 40)),
                print("float", to -> to.print(1.5f)), print("double", to -> to.print(1e300)),
                print("chars", to -> to.print(new char[]{'a', 'b'})), print("text", to -> to.print("线程 😀\n")),
                print("nothing", to -> to.print((String) null)), print("object", to -> to.print(Locale.CHINA)),
                print("end of line", PrintStream::println), print("line of boolean", to -> to.println(false)),
                print("line of char", to -> to.println('x')), print("line of int", to -> to.println(7)),
                print("line of long", to -> to.println(7L)), print("line of float", to -> to.println(0.1f)),
                print("line of double", to -> to.println(0.1)), print("line of text", to -> to.println("线程")),
                print("line of chars", to -> to.println(new char[]{'c'})),
                print("line of nothing", to -> to.println((Object) null)),
                print("line of object", to -> to.println(Locale.CHINA)),
                print("format", to -> to.printf("%05.2f|%s", 3.14159, "é").format(Locale.GERMANY, "%,d", 12345)),
                print("append", to -> to.append('a').append("bc").append("defg", 1, 3).append(null)),
                print("bytes", to -> to.writeBytes("é线😀".getBytes(StandardCharsets.UTF_8))),
                print("half characters", to -> "线 😀!".chars().forEach(half -> to.print((char) half))),
                print("single bytes", to -> {
                    for (byte each : "é线😀".getBytes(StandardCharsets.UTF_8)) {
                        to.write(each);
                    }
                }),
                print("after close", to -> {
                    to.flush();
                    to.print(to.checkError());
                }));
    }

    private static Arguments print(String name, Consumer<PrintStream> print) {
        return argumentSet(name, print);
    }

    @ParameterizedTest
    @MethodSource("prints")
    void prints_what_any_stream_prints(Consumer<PrintStream> print) {
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        pump.start((_, _) -> {});

        print.accept(new PrintStream(expected, /* autoFlush= */ true, StandardCharsets.UTF_8));
        print.accept(out);
        out.close();
        out.print(".");
        pump.drain();

        assertThat(sink.text(CellOwner.NOBODY, Stream.OUT)).isEqualTo(expected.toString(StandardCharsets.UTF_8) + ".");
    }
}
