package dev.heddle.worker;

import dev.heddle.worker.Report.Stream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// The worker JVM. The kernel starts it, with the port to connect to as argument and a token on standard input.
public final class Main {

    private static final int BUG = 70;
    private static final Duration HOOKS_LIMIT = Duration.ofSeconds(3);

    private Main() {}

    /// Serves the kernel until it says so or is gone; then ends this JVM, whatever the learner's threads do.
    ///
    /// @param arguments the port
    /// @throws IOException if the kernel cannot be reached
    public static void main(String[] arguments) throws IOException {
        // Not in the environment and not on the command line: cells and other users can read those.
        String token = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        Link link = Link.connect(Integer.parseInt(arguments[0]), token == null ? "" : token);
        Reserve reserve = new Reserve();
        CellOwner owner = new CellOwner();
        Thread.UncaughtExceptionHandler onBug = (_, bug) -> Runtime.getRuntime().halt(BUG);
        OutputPump pump = new OutputPump(link::send, reserve);
        pump.start(onBug);
        Runtime.getRuntime().addShutdownHook(new Thread(new LastWords(pump), "heddle-last-words"));
        Thread.setDefaultUncaughtExceptionHandler(new UncaughtReporter(pump, owner));
        Questions questions = new Questions(pump, owner);
        Runnable freshStreams = () -> {
            System.setIn(new CellInput(questions, owner));
            System.setOut(new CellOutput(pump, owner, Stream.OUT));
            System.setErr(new CellOutput(pump, owner, Stream.ERR));
        };
        freshStreams.run();
        System.setProperty("stdin.encoding", "UTF-8"); // what `IO.readln` decodes with
        Thread.currentThread().setName("heddle-commands"); // the main thread of the learner's code is another
        try {
            new Worker(link, pump, owner, questions, reserve, freshStreams, onBug).serve();
            endChildren();
            exit();
        } catch (IOException e) {
            // The connection broke: the kernel was killed.
            endChildren();
            Runtime.getRuntime().halt(1);
        } catch (RuntimeException | Error e) {
            // Nobody listens to the kernel any more. Threads of the learner must not keep such a JVM alive.
            Runtime.getRuntime().halt(BUG);
        }
    }

    /// A kernel that was killed cannot do it.
    private static void endChildren() {
        String mark = System.getenv(Offspring.VARIABLE);
        if (mark != null) {
            Offspring.end(mark, ProcessHandle.current());
        }
    }

    /// Gives the learner's shutdown hooks a moment.
    private static void exit() {
        Thread.ofPlatform().daemon().name("heddle-exit").start(() -> {
            try {
                Thread.sleep(HOOKS_LIMIT);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            Runtime.getRuntime().halt(0);
        });
        System.exit(0);
    }
}
