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
import dev.heddle.worker.Command.UseTool;
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
import dev.heddle.worker.display.DisplayEvent.Cleared;
import dev.heddle.worker.display.DisplayEvent.Shown;
import dev.heddle.worker.display.DisplayEvent.Updated;
import dev.heddle.worker.display.MimeBundle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Commands and reports with all that is hard to carry: nothing, null, much, and every kind of letter.
final class Examples {

    static final String LETTERS = "naïve 线程和进程 😀👩‍💻 \0\t\r\n";
    static final String MEGABYTE = "0123456789abcdef".repeat(1 << 16);

    private Examples() {}

    static List<Command> commands() {
        return List.of(new Call(0, new Load(List.of())),
                new Call(1, new Load(List.of(new ClassFile("线程", new byte[0])))),
                new Call(2, new Load(List.of(new ClassFile("A", new byte[]{0, -1, 127, -128}),
                        new ClassFile("B$C", new byte[1 << 20])))),
                new Call(Long.MAX_VALUE, new Invoke(LETTERS, "REPL.$JShell$1", "do_it$", true)),
                new Call(-1, new Invoke(LETTERS, "", "", "", false)), new Call(3, new AddToClasspath(MEGABYTE)),
                new Call(9, new UseTool(LETTERS, "", "tool", List.of(), List.of(LETTERS, ""), false)),
                new Call(10, new UseTool("", LETTERS, "", List.of(MEGABYTE), List.of(), true)),
                new Call(11, new Look(LETTERS, List.of("", LETTERS))),
                new Interrupt(4, Force.ASK), new Interrupt(5, Force.STOP),
                new Interrupt(Long.MIN_VALUE, Force.GIVE_UP), new Input(6, Given.LINE, LETTERS),
                new Input(-1, Given.END, ""), new Input(7, Given.REFUSED, MEGABYTE),
                new Input(8, Given.INTERRUPTED, ""), new CloseShell(""), new CloseShell(LETTERS), new Exit());
    }

    static List<Report> reports() {
        return List.of(new Output("cell-1", Stream.OUT, LETTERS), new Output("", Stream.ERR, MEGABYTE),
                new Displayed("cell-1", new Shown("id-1", MimeBundle.text(LETTERS)
                        .with("image/png", MEGABYTE)
                        .withMetadata("image/png", "{\"width\": 1}"))),
                new Displayed("", new Shown("", MimeBundle.EMPTY)),
                new Displayed("cell-2", new Updated(LETTERS, MimeBundle.text(""))),
                new Displayed("cell-3", new Cleared(true)), new Displayed("cell-4", new Cleared(false)),
                new Uncaught("cell-5", LETTERS, failure("gone", null)), new Exiting(LETTERS, trace()),
                new InputWanted(0, "", "", false), new InputWanted(Long.MAX_VALUE, "cell-1", LETTERS, true),
                new Answered(6, new Done(MimeBundle.EMPTY)), new Answered(7, new Done("1"), LETTERS),
                new Answered(0, new Done("")),
                new Answered(Long.MAX_VALUE, new Done(MEGABYTE)),
                new Answered(1, new Threw(failure(null, null))),
                new Answered(2, new Threw(failure("a", failure(null, failure(LETTERS, failure("", null)))))),
                new Answered(-1, new Refused(LETTERS)), new Answered(3, new Interrupted(trace(), null)),
                new Answered(4, new Interrupted(List.of(),
                        new Hang(Thread.State.RUNNABLE, null, null, List.of()))),
                new Answered(5, new Interrupted(trace(),
                        new Hang(Thread.State.BLOCKED, "java.lang.Object", LETTERS, trace()))));
    }

    private static Failure failure(@Nullable String message, @Nullable Failure cause) {
        return new Failure("java.lang.错误", message, cause == null ? List.of() : trace(), cause,
                message == null
                        ? List.of(new Failure("S", null, trace(), null), new Failure("T", "t", List.of(), null))
                        : List.of());
    }

    private static List<StackTraceElement> trace() {
        return List.of(frame("java.base", "Thread.java", 1), frame(null, null, -1), frame(null, "线程.java", -2));
    }

    private static StackTraceElement frame(@Nullable String module, @Nullable String file, int line) {
        return new StackTraceElement(null, module, null, "a.B", "run", file, line);
    }
}
