package dev.heddle.worker;

import dev.heddle.worker.Report.Stream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// What stands behind `System.out` and `System.err` of a cell: knows by the printing thread whose output it is.
final class CellOutput extends OutputStream {

    private final OutputPump pump;
    private final CellOwner owner;
    private final Stream stream;

    private CellOutput(OutputPump pump, CellOwner owner, Stream stream) {
        this.pump = pump;
        this.owner = owner;
        this.stream = stream;
    }

    /// A stream for the cells.
    static PrintStream printStream(OutputPump pump, CellOwner owner, Stream stream) {
        return new Unclosable(new CellOutput(pump, owner, stream));
    }

    /// A cell that closes `System.out`, as the end of a `try` does, must not silence all that come after it.
    private static final class Unclosable extends PrintStream {

        Unclosable(OutputStream out) {
            super(out, /* autoFlush= */ false, StandardCharsets.UTF_8);
        }

        @Override
        public void close() {
            flush();
        }
    }

    @Override
    public void write(int oneByte) {
        write(new byte[]{(byte) oneByte}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        CellThread.shelter(() -> pump.write(owner.ofThisThread(), stream, bytes, offset, length));
    }
}
