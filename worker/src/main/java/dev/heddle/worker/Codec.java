package dev.heddle.worker;

import dev.heddle.worker.Command.AddToClasspath;
import dev.heddle.worker.Command.Call;
import dev.heddle.worker.Command.ClassFile;
import dev.heddle.worker.Command.CloseShell;
import dev.heddle.worker.Command.Exit;
import dev.heddle.worker.Command.Force;
import dev.heddle.worker.Command.Given;
import dev.heddle.worker.Command.Input;
import dev.heddle.worker.Command.Interrupt;
import dev.heddle.worker.Command.Invoke;
import dev.heddle.worker.Command.Load;
import dev.heddle.worker.Command.Look;
import dev.heddle.worker.Command.Task;
import dev.heddle.worker.Command.UseTool;
import dev.heddle.worker.Report.Answer;
import dev.heddle.worker.Report.Answered;
import dev.heddle.worker.Report.Displayed;
import dev.heddle.worker.Report.Done;
import dev.heddle.worker.Report.Exiting;
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
import java.util.ArrayList;
import java.util.List;

/// How commands and reports look on the wire: a kind, then the fields in their order. Both ends are of one build, so
/// there are no versions. Java serialization would do it too, but costs 20 ms of CPU at its first use.
final class Codec {

    private Codec() {}

    static void write(DataOutputStream out, Command command) throws IOException {
        switch (command) {
            case Call(long id, var task) -> write(out, id, task);
            case Interrupt(long id, var force) -> {
                out.writeByte('S');
                out.writeLong(id);
                Wire.writeText(out, force.name());
            }
            case Input(long id, var given, var text) -> {
                begin(out, 'A', id);
                Wire.writeText(out, given.name());
                Wire.writeText(out, text);
            }
            case CloseShell(var shell) -> {
                out.writeByte('Z');
                Wire.writeText(out, shell);
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
                    Wire.writeText(out, classFile.name());
                    Wire.writeBytes(out, classFile.bytes());
                }
            }
            case Invoke(var shell, var cell, var className, var methodName, boolean wantsValue) -> {
                begin(out, 'I', id);
                Wire.writeText(out, shell);
                Wire.writeText(out, cell);
                Wire.writeText(out, className);
                Wire.writeText(out, methodName);
                out.writeBoolean(wantsValue);
            }
            case UseTool(var shell, var cell, var tool, var arguments, var bodies, boolean wantsValue) -> {
                begin(out, 'U', id);
                Wire.writeText(out, shell);
                Wire.writeText(out, cell);
                Wire.writeText(out, tool);
                Wire.writeTexts(out, arguments);
                Wire.writeTexts(out, bodies);
                out.writeBoolean(wantsValue);
            }
            case Look(var tool, var arguments) -> {
                begin(out, 'K', id);
                Wire.writeText(out, tool);
                Wire.writeTexts(out, arguments);
            }
            case AddToClasspath(var path) -> {
                begin(out, 'P', id);
                Wire.writeText(out, path);
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
            case 'L', 'I', 'U', 'K', 'P' -> new Call(in.readLong(), task(kind, in));
            case 'S' -> new Interrupt(in.readLong(), Wire.constant(Force.class, in));
            case 'A' -> new Input(in.readLong(), Wire.constant(Given.class, in), Wire.readText(in));
            case 'Z' -> new CloseShell(Wire.readText(in));
            case 'X' -> new Exit();
            default -> throw new IOException("no command is of kind " + kind);
        };
    }

    private static Task task(int kind, DataInputStream in) throws IOException {
        return switch (kind) {
            case 'L' -> {
                int count = Wire.readLength(in);
                List<ClassFile> classes = new ArrayList<>();
                for (int i = 0; i < count; i++) {
                    classes.add(new ClassFile(Wire.readText(in), Wire.readBytes(in)));
                }
                yield new Load(classes);
            }
            case 'I' -> new Invoke(Wire.readText(in), Wire.readText(in), Wire.readText(in), Wire.readText(in),
                    in.readBoolean());
            case 'U' -> new UseTool(Wire.readText(in), Wire.readText(in), Wire.readText(in), Wire.readTexts(in),
                    Wire.readTexts(in), in.readBoolean());
            case 'K' -> new Look(Wire.readText(in), Wire.readTexts(in));
            case 'P' -> new AddToClasspath(Wire.readText(in));
            default -> throw new IOException("no task is of kind " + kind);
        };
    }

    static void write(DataOutputStream out, Report report) throws IOException {
        switch (report) {
            case Output(var cell, var stream, var text) -> {
                out.writeByte(stream == Stream.OUT ? 'O' : 'E');
                Wire.writeText(out, cell);
                Wire.writeText(out, text);
            }
            case Displayed(var cell, var event) -> DisplayCodec.write(out, cell, event);
            case InputWanted(long id, var cell, var prompt, boolean password) -> {
                begin(out, 'Q', id);
                Wire.writeText(out, cell);
                Wire.writeText(out, prompt);
                out.writeBoolean(password);
            }
            case Uncaught(var cell, var thread, var failure) -> {
                out.writeByte('N');
                Wire.writeText(out, cell);
                Wire.writeText(out, thread);
                FailureCodec.write(out, failure);
            }
            case Exiting(var thread, var trace) -> {
                out.writeByte('Z');
                Wire.writeText(out, thread);
                FailureCodec.writeTrace(out, trace);
            }
            case Answered(long id, var answer, var told) -> {
                write(out, id, answer);
                Wire.writeText(out, told);
            }
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
                FailureCodec.write(out, failure);
            }
            case Refused(var reason) -> {
                begin(out, 'R', id);
                Wire.writeText(out, reason);
            }
            case Interrupted(var trace, var hang) -> {
                begin(out, 'H', id);
                FailureCodec.writeTrace(out, trace);
                FailureCodec.writeHang(out, hang);
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
            case 'O' -> new Output(Wire.readText(in), Stream.OUT, Wire.readText(in));
            case 'E' -> new Output(Wire.readText(in), Stream.ERR, Wire.readText(in));
            case 'V', 'U', 'C' -> new Displayed(Wire.readText(in), DisplayCodec.readEvent(kind, in));
            case 'Q' -> new InputWanted(in.readLong(), Wire.readText(in), Wire.readText(in), in.readBoolean());
            case 'N' -> new Uncaught(Wire.readText(in), Wire.readText(in), FailureCodec.read(in));
            case 'Z' -> new Exiting(Wire.readText(in), FailureCodec.readTrace(in));
            case 'D', 'T', 'R', 'H' -> new Answered(in.readLong(), answer(kind, in), Wire.readText(in));
            default -> throw new IOException("no report is of kind " + kind);
        };
    }

    private static Answer answer(int kind, DataInputStream in) throws IOException {
        return switch (kind) {
            case 'D' -> new Done(DisplayCodec.readBundle(in));
            case 'T' -> new Threw(FailureCodec.read(in));
            case 'R' -> new Refused(Wire.readText(in));
            case 'H' -> new Interrupted(FailureCodec.readTrace(in), FailureCodec.readHang(in));
            default -> throw new IOException("no answer is of kind " + kind);
        };
    }
}
