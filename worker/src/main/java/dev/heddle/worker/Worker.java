package dev.heddle.worker;

import dev.heddle.worker.CellThread.Job;
import dev.heddle.worker.Command.AddToClasspath;
import dev.heddle.worker.Command.Call;
import dev.heddle.worker.Command.CellTask;
import dev.heddle.worker.Command.CloseShell;
import dev.heddle.worker.Command.Exit;
import dev.heddle.worker.Command.Force;
import dev.heddle.worker.Command.Input;
import dev.heddle.worker.Command.Interrupt;
import dev.heddle.worker.Command.Load;
import dev.heddle.worker.Command.Look;
import dev.heddle.worker.Report.Answer;
import dev.heddle.worker.Report.Answered;
import dev.heddle.worker.Report.Done;
import dev.heddle.worker.Report.Failure;
import dev.heddle.worker.Report.Interrupted;
import dev.heddle.worker.Report.Refused;
import dev.heddle.worker.Report.Stream;
import dev.heddle.worker.Report.Threw;
import dev.heddle.worker.display.Displays;
import dev.heddle.worker.display.MimeBundle;
import java.io.IOException;
import java.net.MalformedURLException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Carries out the kernel's commands. One thread reads them; the cells run on others, so that a cell that never ends
/// does not keep the worker from listening.
final class Worker {

    private static final int MOST_CAUSES = 20;
    private static final MimeBundle NO_VALUE = MimeBundle.text("");

    private final Link link;
    private final OutputPump pump;
    private final CellOwner owner;
    private final Questions questions;
    private final Reserve reserve;
    private final Runnable freshStreams;
    private final CellLoader loader = new CellLoader(Worker.class.getClassLoader());
    private final Displays displays;
    private final Shells shells;
    private final Deadlocks deadlocks = new Deadlocks();
    private final CellCode code;
    private final Map<Long, CellTask> tasks = new ConcurrentHashMap<>(); // what runs or waits, by the number of its call

    /// Does not serve yet.
    ///
    /// @param freshStreams gives the cells a new `System.in`, `System.out` and `System.err`
    /// @param onBug       told when nothing can be done any more
    Worker(Link link, OutputPump pump, CellOwner owner, Questions questions, Reserve reserve, Runnable freshStreams,
            Thread.UncaughtExceptionHandler onBug) {
        this.link = link;
        this.pump = pump;
        this.owner = owner;
        this.questions = questions;
        this.reserve = reserve;
        this.freshStreams = freshStreams;
        this.shells = new Shells(loader, reserve, freshStreams, onBug);
        this.code = new CellCode(loader, pump);
        this.displays = new Displays(new CellScreen(pump, owner), loader);
    }

    /// Serves until the kernel says [Exit] or is gone.
    void serve() throws IOException {
        displays.serveCells();
        shells.open(Command.MAIN_SHELL);
        for (Command command = receive(); command != null && !(command instanceof Exit); command = receive()) {
            Command each = command;
            reserve.spend(() -> carryOut(each));
        }
    }

    private @Nullable Command receive() throws IOException {
        return reserve.spend(link::receiveCommand);
    }

    private boolean carryOut(Command command) throws IOException {
        switch (command) {
            case Call call -> carryOut(call);
            case Interrupt(long id, var force) -> interrupt(id, force);
            case Input input -> questions.answered(input);
            case CloseShell(var shell) -> shells.close(shell);
            case Exit() -> throw new IllegalArgumentException("it ends the loop");
        }
        return true;
    }

    private void carryOut(Call call) throws IOException {
        switch (call.task()) {
            case Load(var classes) -> {
                classes.forEach(loader::add);
                link.send(new Answered(call.id(), new Done("")));
            }
            case AddToClasspath(var path) -> link.send(new Answered(call.id(), addToClasspath(path)));
            case CellTask task -> run(call.id(), task);
            case Look look -> Thread.ofPlatform().daemon().name("heddle-look").start(() -> look(call.id(), look));
        }
    }

    private void look(long id, Look look) {
        Told told = new Told();
        Answer answer;
        try {
            code.look(look, told);
            answer = new Done("");
        } catch (Throwable e) {
            answer = new Threw(Failure.of(e));
        }
        link.sendIfHeard(new Answered(id, answer, told.toString()));
    }

    private void run(long id, CellTask task) {
        Told told = new Told();
        tasks.put(id, task);
        shells.add(task.shell(), new Job(id, () -> runAsCell(task, told), (outcome, end) -> {
            tasks.remove(id);
            if (end.interrupted()) {
                freshStreams.run(); // a print that was stopped may have left a part of it behind
                print(task, deadlocks.news());
            }
            if (outcome instanceof Outcome.Thrown(var thrown, var _) && MemoryAdvice.isWanted(thrown)) {
                print(task, MemoryAdvice.of(loader.cells()));
            }
            print(task, code.leftBy(task.cell()));
            reply(id, answer(outcome, end), told.toString());
        }));
    }

    /// Says something about a cell that has ended or was given up, on whatever thread.
    private void print(CellTask task, String text) {
        pump.write(task.cell(), Stream.ERR, text); // not by System.err, which the cell may have replaced
    }

    private void interrupt(long id, Force force) {
        try {
            switch (force) {
                case ASK -> shells.ask(id);
                case STOP -> shells.stop(id, () -> giveUp(id));
                case GIVE_UP -> giveUp(id);
            }
        } catch (OutOfMemoryError e) {
            // The learner's code has taken the last thread or byte. The kernel sees that its cell goes on, and asks again.
            reserve.release();
        }
    }

    /// Any thread may find that a cell cannot be ended.
    private void giveUp(long id) {
        Interrupted hanging = shells.giveUp(id);
        CellTask task = hanging == null ? null : tasks.remove(id);
        if (task != null) {
            print(task, deadlocks.news());
        }
        if (hanging != null) {
            reply(id, hanging, "");
        }
    }

    private Answer addToClasspath(String path) {
        try {
            loader.addPath(Path.of(path));
            displays.classPathHasGrown();
            return new Done("");
        } catch (MalformedURLException | RuntimeException e) {
            return new Refused("'" + path + "' cannot be a class path: " + e.getMessage());
        }
    }

    private Outcome runAsCell(CellTask task, Told told) {
        AtomicReference<Outcome> outcome = new AtomicReference<>();
        CellContext.runIn(task.cell(), loader,
                () -> owner.runAs(task.shell(), task.cell(), () -> outcome.set(run(task, told))));
        return outcome.get();
    }

    private static Answer answer(Outcome outcome, CellThread.End end) {
        return switch (outcome) {
            case Outcome.Value(var answer) -> answer;
            case Outcome.Thrown(var thrown, var failure) when (end.interrupted() && isInterrupt(thrown))
                    || thrown instanceof InputInterrupted ->
                new Interrupted(
                        thrown instanceof CellStopped ? end.place() : failure.trace(), null);
            case Outcome.Thrown(var _, var failure) -> new Threw(failure);
        };
    }

    /// Whether an exception is how an interrupted cell ends, whatever the learner's code has wrapped it in.
    private static boolean isInterrupt(Throwable thrown) {
        Throwable each = thrown;
        for (int i = 0; each != null && i < MOST_CAUSES; i++) {
            if (each instanceof InterruptedException || each instanceof CellStopped
                    || each instanceof ClosedByInterruptException) {
                return true;
            }
            each = each.getCause();
        }
        return false;
    }

    /// What was printed before comes first.
    private void reply(long id, Answer answer, String told) {
        pump.drain();
        link.sendIfHeard(new Answered(id, answer, told));
    }

    private Outcome run(CellTask task, Told told) {
        CellCode.Start start;
        try {
            start = code.of(task, told);
        } catch (ReflectiveOperationException e) {
            return new Outcome.Value(new Refused(e.toString()));
        } catch (Throwable e) {
            return thrown(e); // a class could not be linked
        }
        try {
            displays.beginCell();
            Object value = start.run();
            return new Outcome.Value(new Done(task.wantsValue() ? displays.result(value) : NO_VALUE));
        } catch (Throwable e) {
            return thrown(e);
        } finally {
            displays.endCell();
        }
    }

    private Outcome thrown(Throwable thrown) {
        if (thrown instanceof OutOfMemoryError) {
            reserve.release(); // to tell of it takes some
        }
        return Outcome.Thrown.of(thrown);
    }
}
