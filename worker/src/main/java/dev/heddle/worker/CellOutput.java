package dev.heddle.worker;

import dev.heddle.worker.Report.Stream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// What stands behind `System.out` and `System.err` of a cell: knows by the printing thread whose output it is.
final class CellOutput extends OutputStream {

    private final OutputPump pump;
    private final Stream stream;

    private final Runnable permission;

    private CellOutput(OutputPump pump, Stream stream, Runnable permission) {
        this.pump = pump;
        this.stream = stream;
        this.permission = permission;
    }

    /// A stream for the cells.
    ///
    /// @param permission run by the printing thread before anything is locked; throws if it is to print no more
    static PrintStream printStream(OutputPump pump, Stream stream, Runnable permission) {
        return new PrintStream(new CellOutput(pump, stream, permission), /* autoFlush= */ false,
                StandardCharsets.UTF_8);
    }

    @Override
    public void write(int oneByte) {
        write(new byte[]{(byte) oneByte}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        permission.run();
        pump.write(CellOwner.ofThisThread(), stream, bytes, offset, length);
    }
}
