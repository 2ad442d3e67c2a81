package dev.heddle.worker;

import dev.heddle.worker.Report.Stream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// What stands behind `System.out` and `System.err` of a cell: knows by the printing thread whose output it is.
final class CellOutput extends OutputStream {

    private final OutputPump pump;
    private final Stream stream;

    private CellOutput(OutputPump pump, Stream stream) {
        this.pump = pump;
        this.stream = stream;
    }

    static PrintStream printStream(OutputPump pump, Stream stream) {
        return new PrintStream(new CellOutput(pump, stream), /* autoFlush= */ false, StandardCharsets.UTF_8);
    }

    @Override
    public void write(int oneByte) {
        write(new byte[]{(byte) oneByte}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        pump.write(CellOwner.ofThisThread(), stream, bytes, offset, length);
    }
}
