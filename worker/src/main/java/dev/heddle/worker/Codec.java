package dev.heddle.worker;

import dev.heddle.worker.Command.AddToClasspath;
import dev.heddle.worker.Command.Call;
import dev.heddle.worker.Command.ClassFile;
import dev.heddle.worker.Command.Exit;
import dev.heddle.worker.Command.Force;
import dev.heddle.worker.Command.Given;
import dev.heddle.worker.Command.Input;
import dev.heddle.worker.Command.Interrupt;
import dev.heddle.worker.Command.Invoke;
import dev.heddle.worker.Command.Load;
import dev.heddle.worker.Command.Task;
import dev.heddle.worker.Report.Answer;
import dev.heddle.worker.Report.Answered;
import dev.heddle.worker.Report.Displayed;
import dev.heddle.worker.Report.Done;
import dev.heddle.worker.Report.Exiting;
import dev.heddle.worker.Report.Failure;
import dev.heddle.worker.Report.Hang;
import dev.heddle.worker.Report.InputWanted;
import dev.heddle.worker.Report.Interrupted;
import dev.heddle.worker.Report.Output;
import dev.heddle.worker.Report.Refused;
import dev.heddle.worker.Report.Stream;
import dev.heddle.worker.Report.Threw;
import dev.heddle.worker.Report.Uncaught;
import dev.heddle.worker.display.MimeBundle;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How commands and reports look on the wire: a kind, then the fields in their order. Both ends are of one build, so
/// there are no versions. Java serialization would do it too, but costs 20 ms of CPU at its first use.
final class Codec {

    private static final int NULL = -1;

    private Codec() {}

    static void write(DataOutputStream out, Command command) throws IOException {
        switch (command) {
            case Call(long id, var task) -> write(out, id, task);
            case Interrupt(long id, var force) -> {
                out.writeByte('S');
                out.writeLong(id);
                writeText(out, force.name());
            }
            case Input(long id, var given, var text) -> {
                begin(out, 'A', id);
                writeText(out, given.name());
                writeText(out, text);
            }
            case Exit() -> out.writeByte('X');
        }
    }

    private static void write(DataOutputStream out, long id, Task task) throws IOException {
        switch (task) {
            case Load(var classes) -> {
                begin(out, 'L', id);
                out.writeInt(classes.size());
                for (ClassFile classFile : classes) {
                    writeText(out, classFile.name());
                    writeBytes(out, classFile.bytes());
                }
            }
            case Invoke(var cell, var className, var methodName, boolean wantsValue) -> {
                begin(out, 'I', id);
                writeText(out, cell);
                writeText(out, className);
                writeText(out, methodName);
                out.writeBoolean(wantsValue);
            }
            case AddToClasspath(var path) -> {
                begin(out, 'P', id);
                writeText(out, path);
            }
        }
    }

    private static void begin(DataOutputStream out, char kind, long id) throws IOException {
        out.writeByte(kind);
        out.writeLong(id);
    }

    /// Reads one command.
    ///
    /// @throws EOFException if there is none, not even its first byte
    static Command readCommand(DataInputStream in) throws IOException {
        int kind = in.readUnsignedByte();
        try {
            return command(kind, in);
        } catch (EOFException e) {
            throw new IOException("a command of kind '" + (char) kind + "' was cut off", e);
        }
    }

    private static Command command(int kind, DataInputStream in) throws IOException {
        return switch (kind) {
            case 'L', 'I', 'P' -> new Call(in.readLong(), task(kind, in));
            case 'S' -> new Interrupt(in.readLong(), constant(Force.class, in));
            case 'A' -> new Input(in.readLong(), constant(Given.class, in), readText(in));
            case 'X' -> new Exit();
            default -> throw new IOException("no command is of kind " + kind);
        };
    }

    private static Task task(int kind, DataInputStream in) throws IOException {
        return switch (kind) {
            case 'L' -> {
                int count = readLength(in);
                List<ClassFile> classes = new ArrayList<>();
                for (int i = 0; i < count; i++) {
                    classes.add(new ClassFile(readText(in), readBytes(in)));
                }
                yield new Load(classes);
            }
            case 'I' -> new Invoke(readText(in), readText(in), readText(in), in.readBoolean());
            case 'P' -> new AddToClasspath(readText(in));
            default -> throw new IOException("no task is of kind " + kind);
        };
    }

    static void write(DataOutputStream out, Report report) throws IOException {
        switch (report) {
            case Output(var cell, var stream, var text) -> {
                out.writeByte(stream == Stream.OUT ? 'O' : 'E');
                writeText(out, cell);
                writeText(out, text);
            }
            case Displayed(var cell, var event) -> DisplayCodec.write(out, cell, event);
            case InputWanted(long id, var cell, var prompt, boolean password) -> {
                begin(out, 'Q', id);
                writeText(out, cell);
                writeText(out, prompt);
                out.writeBoolean(password);
            }
            case Uncaught(var cell, var thread, var failure) -> {
                out.writeByte('N');
                writeText(out, cell);
                writeText(out, thread);
                writeFailure(out, failure);
            }
            case Exiting(var thread, var trace) -> {
                out.writeByte('Z');
                writeText(out, thread);
                writeTrace(out, trace);
            }
            case Answered(long id, var answer) -> write(out, id, answer);
        }
    }

    private static void write(DataOutputStream out, long id, Answer answer) throws IOException {
        switch (answer) {
            case Done(MimeBundle value) -> {
                begin(out, 'D', id);
                DisplayCodec.write(out, value);
            }
            case Threw(var failure) -> {
                begin(out, 'T', id);
                writeFailure(out, failure);
            }
            case Refused(var reason) -> {
                begin(out, 'R', id);
                writeText(out, reason);
            }
            case Interrupted(var trace, var hang) -> {
                begin(out, 'H', id);
                writeTrace(out, trace);
                writeHang(out, hang);
            }
        }
    }

    /// Reads one report.
    ///
    /// @throws EOFException if there is none, not even its first byte
    static Report readReport(DataInputStream in) throws IOException {
        int kind = in.readUnsignedByte();
        try {
            return report(kind, in);
        } catch (EOFException e) {
            throw new IOException("a report of kind '" + (char) kind + "' was cut off", e);
        }
    }

    private static Report report(int kind, DataInputStream in) throws IOException {
        return switch (kind) {
            case 'O' -> new Output(readText(in), Stream.OUT, readText(in));
            case 'E' -> new Output(readText(in), Stream.ERR, readText(in));
            case 'V', 'U', 'C' -> new Displayed(readText(in), DisplayCodec.readEvent(kind, in));
            case 'Q' -> new InputWanted(in.readLong(), readText(in), readText(in), in.readBoolean());
            case 'N' -> new Uncaught(readText(in), readText(in), readFailure(in));
            case 'Z' -> new Exiting(readText(in), readTrace(in));
            case 'D', 'T', 'R', 'H' -> new Answered(in.readLong(), answer(kind, in));
            default -> throw new IOException("no report is of kind " + kind);
        };
    }

    private static Answer answer(int kind, DataInputStream in) throws IOException {
        return switch (kind) {
            case 'D' -> new Done(DisplayCodec.readBundle(in));
            case 'T' -> new Threw(readFailure(in));
            case 'R' -> new Refused(readText(in));
            case 'H' -> new Interrupted(readTrace(in), readHang(in));
            default -> throw new IOException("no answer is of kind " + kind);
        };
    }

    static void writeText(DataOutputStream out, String text) throws IOException {
        writeBytes(out, text.getBytes(StandardCharsets.UTF_8));
    }

    static String readText(DataInputStream in) throws IOException {
        return readText(in, Integer.MAX_VALUE);
    }

    /// Reads a text of somebody who may not be one of us.
    static String readText(DataInputStream in, int mostBytes) throws IOException {
        int length = in.readInt();
        if (length > mostBytes) {
            throw badLength(length);
        }
        return new String(readBytes(in, length), StandardCharsets.UTF_8);
    }

    private static void writeOptionalText(DataOutputStream out, @Nullable String text) throws IOException {
        if (text == null) {
            out.writeInt(NULL);
        } else {
            writeText(out, text);
        }
    }

    private static @Nullable String readOptionalText(DataInputStream in) throws IOException {
        int length = in.readInt();
        return length == NULL ? null : new String(readBytes(in, length), StandardCharsets.UTF_8);
    }

    private static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] readBytes(DataInputStream in) throws IOException {
        return readBytes(in, in.readInt());
    }

    private static byte[] readBytes(DataInputStream in, int length) throws IOException {
        if (length < 0) {
            throw badLength(length);
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }

    static int readLength(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0) {
            throw badLength(length);
        }
        return length;
    }

    private static IOException badLength(int length) {
        return new IOException("a length of " + length);
    }

    private static void writeFailure(DataOutputStream out, Failure failure) throws IOException {
        writeText(out, failure.className());
        writeOptionalText(out, failure.message());
        writeTrace(out, failure.trace());
        out.writeBoolean(failure.cause() != null);
        if (failure.cause() != null) {
            writeFailure(out, failure.cause());
        }
        out.writeByte(failure.suppressed().size());
        for (Failure each : failure.suppressed()) {
            writeFailure(out, each);
        }
    }

    private static Failure readFailure(DataInputStream in) throws IOException {
        String className = readText(in);
        String message = readOptionalText(in);
        List<StackTraceElement> trace = readTrace(in);
        Failure cause = in.readBoolean() ? readFailure(in) : null;
        List<Failure> suppressed = new ArrayList<>();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            suppressed.add(readFailure(in));
        }
        return new Failure(className, message, trace, cause, suppressed);
    }

    private static void writeHang(DataOutputStream out, @Nullable Hang hang) throws IOException {
        out.writeBoolean(hang != null);
        if (hang != null) {
            writeText(out, hang.state().name());
            writeOptionalText(out, hang.lock());
            writeOptionalText(out, hang.owner());
            writeTrace(out, hang.ownerTrace());
        }
    }

    private static @Nullable Hang readHang(DataInputStream in) throws IOException {
        return in.readBoolean()
                ? new Hang(constant(Thread.State.class, in), readOptionalText(in), readOptionalText(in),
                        readTrace(in))
                : null;
    }

    private static <E extends Enum<E>> E constant(Class<E> type, DataInputStream in) throws IOException {
        String name = readText(in);
        try {
            return Enum.valueOf(type, name);
        } catch (IllegalArgumentException e) {
            throw new IOException("no " + type.getSimpleName() + " is called '" + name + "'", e);
        }
    }

    private static void writeTrace(DataOutputStream out, List<StackTraceElement> trace) throws IOException {
        out.writeInt(trace.size());
        for (StackTraceElement frame : trace) {
            writeOptionalText(out, frame.getModuleName());
            writeText(out, frame.getClassName());
            writeText(out, frame.getMethodName());
            writeOptionalText(out, frame.getFileName());
            out.writeInt(frame.getLineNumber());
        }
    }

    private static List<StackTraceElement> readTrace(DataInputStream in) throws IOException {
        int length = readLength(in);
        List<StackTraceElement> trace = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            String module = readOptionalText(in);
            trace.add(new StackTraceElement(null, module, null, readText(in), readText(in), readOptionalText(in),
                    in.readInt()));
        }
        return trace;
    }
}
