package dev.heddle.worker;

import dev.heddle.worker.Report.Failure;
import dev.heddle.worker.Report.Hang;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How exceptions look on the wire, and the places in code that they and others name.
final class FailureCodec {

    private FailureCodec() {}

    static void write(DataOutputStream out, Failure failure) throws IOException {
        Wire.writeText(out, failure.className());
        Wire.writeOptionalText(out, failure.message());
        writeTrace(out, failure.trace());
        out.writeBoolean(failure.cause() != null);
        if (failure.cause() != null) {
            write(out, failure.cause());
        }
        out.writeByte(failure.suppressed().size());
        for (Failure each : failure.suppressed()) {
            write(out, each);
        }
    }

    static Failure read(DataInputStream in) throws IOException {
        String className = Wire.readText(in);
        String message = Wire.readOptionalText(in);
        List<StackTraceElement> trace = readTrace(in);
        Failure cause = in.readBoolean() ? read(in) : null;
        List<Failure> suppressed = new ArrayList<>();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            suppressed.add(read(in));
        }
        return new Failure(className, message, trace, cause, suppressed);
    }

    static void writeHang(DataOutputStream out, @Nullable Hang hang) throws IOException {
        out.writeBoolean(hang != null);
        if (hang != null) {
            Wire.writeText(out, hang.state().name());
            Wire.writeOptionalText(out, hang.lock());
            Wire.writeOptionalText(out, hang.owner());
            writeTrace(out, hang.ownerTrace());
        }
    }

    static @Nullable Hang readHang(DataInputStream in) throws IOException {
        return in.readBoolean()
                ? new Hang(Wire.constant(Thread.State.class, in), Wire.readOptionalText(in), Wire.readOptionalText(in),
                        readTrace(in))
                : null;
    }

    static void writeTrace(DataOutputStream out, List<StackTraceElement> trace) throws IOException {
        out.writeInt(trace.size());
        for (StackTraceElement frame : trace) {
            Wire.writeOptionalText(out, frame.getModuleName());
            Wire.writeText(out, frame.getClassName());
            Wire.writeText(out, frame.getMethodName());
            Wire.writeOptionalText(out, frame.getFileName());
            out.writeInt(frame.getLineNumber());
        }
    }

    static List<StackTraceElement> readTrace(DataInputStream in) throws IOException {
        int length = Wire.readLength(in);
        List<StackTraceElement> trace = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            String module = Wire.readOptionalText(in);
            trace.add(new StackTraceElement(null, module, null, Wire.readText(in), Wire.readText(in),
                    Wire.readOptionalText(in),
                    in.readInt()));
        }
        return trace;
    }
}
