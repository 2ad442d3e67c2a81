package dev.heddle.worker.fork;

import dev.heddle.processes.Child;
import dev.heddle.processes.ChildEndedException;
import dev.heddle.processes.OutputLine;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// A child that runs a cell's code, and what has come of it.
final class ForkedChild {

    private static final Duration TO_TELL_ITS_THREADS = Duration.ofSeconds(4);
    private static final String RESULT = "the result: "; // so a child says which of its values has no copy
    private static final int MOST_STORY = 20_000;
    private static final String[] COLOURS = {"32", "172", "36", "175", "166", "74"}; // Okabe and Ito's, as terminals have them

    /// Prints in the name of the child's cell.
    interface Printer {
        void print(String text, boolean error);
    }

    /// How it ended.
    ///
    /// @param value   what it gave
    /// @param failure why it failed; null if it did not
    /// @param time    how long it was there
    record Ending(@Nullable Object value, @Nullable ChildFailed failure, int exitCode, Duration time) {}

    private final String name;
    private final String cell;
    private final Child<?> child;
    private final @Nullable Duration limit;
    private final String secret;
    private final Printer printer;
    private final String mark;
    private final long started = System.nanoTime();
    private final CompletableFuture<Ending> ending = new CompletableFuture<>();

    // written by the thread that reads its errors
    private final StringBuilder story = new StringBuilder();
    private boolean telling;
    private final CompletableFuture<String> told = new CompletableFuture<>(); // what its threads did at the end

    private volatile boolean cutOff;
    private volatile boolean toBeCollected;

    /// @param number chooses its colour
    ForkedChild(String name, int number, String cell, Child<?> child, @Nullable Duration limit, String secret,
            Printer printer) {
        this.name = name;
        this.cell = cell;
        this.child = child;
        this.limit = limit;
        this.secret = secret;
        this.printer = printer;
        this.mark = "\u001b[38;5;" + COLOURS[number % COLOURS.length] + "m" + name + " " + child.pid() + " │\u001b[0m ";
    }

    /// Begins to wait for its end.
    void watch() {
        var _ = child.onExit().thenAccept(code -> {
            told.complete("");
            ending.complete(ending(code));
        });
        if (limit != null) {
            Thread.ofPlatform().daemon().name("heddle-deadline-" + name).start(() -> cutOff(limit));
        }
    }

    String name() {
        return name;
    }

    String cell() {
        return cell;
    }

    long pid() {
        return child.pid();
    }

    /// What becomes of it.
    CompletableFuture<Ending> ending() {
        return ending.copy();
    }

    /// The cell that has started it does not wait for it.
    void isForLater() {
        toBeCollected = true;
    }

    /// Whether somebody is to wait for it who has not started it.
    boolean isToBeCollected() {
        return toBeCollected;
    }

    /// Its exit code in words; empty while there is none.
    String exit() {
        return child.exitCode().isPresent() ? Words.exit(child.exitCode().getAsInt()) : "";
    }

    boolean hasEnded() {
        return ending.isDone();
    }

    /// Ends it, and what it has started.
    void kill() {
        ProcessTree.kill(ProcessHandle.of(child.pid()).stream());
    }

    /// Takes a line that it has printed. Those of the errors come from one thread.
    void printed(OutputLine line) {
        if (line.error() && limit != null) {
            int begin = telling ? -1 : line.text().indexOf(LastPicture.begin(secret));
            if (begin > 0) { // what the child has not ended with a newline
                printer.print(mark + line.text().substring(0, begin) + "\n", /* error= */ true);
            }
            if (begin >= 0 || telling) {
                takeForStory(line.text());
                return;
            }
        }
        printer.print(mark + line.text() + "\n", line.error());
    }

    /// Takes the lines that come when it has ended. It does not hold this child.
    Forks.Lines afterwards() {
        String of = mark;
        Printer to = printer;
        return line -> to.print(of + line.text() + "\n", line.error());
    }

    private void takeForStory(String text) {
        if (!telling) {
            telling = true;
        } else if (text.equals(LastPicture.end(secret))) {
            telling = false;
            told.complete(story.toString());
        } else if (story.length() < MOST_STORY) {
            story.append(text).append('\n');
        }
    }

    private void cutOff(Duration after) {
        try {
            if (child.join(after)) {
                return;
            }
            String picture = told.completeOnTimeout("  It did not tell what its threads do.\n",
                    TO_TELL_ITS_THREADS.toMillis(), TimeUnit.MILLISECONDS).get();
            if (child.isAlive()) {
                cutOff = true;
                kill();
                printer.print(
                        "After " + Words.time(after) + " " + this + " was still running. Its threads then:\n" + picture,
                        /* error= */ true);
            }
        } catch (InterruptedException | ExecutionException e) {
            kill(); // a learner's code interrupts all threads that it finds
        }
    }

    private Ending ending(int code) {
        Duration time = Duration.ofNanos(System.nanoTime() - started);
        if (cutOff) {
            return new Ending(null, new ChildFailed(this + " was cut off: it had not ended after "
                    + Words.time(limit == null ? time : limit)), code, time);
        }
        try {
            Object value = child.get(0, TimeUnit.SECONDS);
            return new Ending(value, code == 0 ? null : new ChildFailed(this + " ended with " + Words.exit(code)), code,
                    time);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            String reason = cause instanceof IllegalArgumentException ? cause.getMessage() : null;
            if (reason != null && reason.startsWith(RESULT)) {
                return new Ending(null, new ChildFailed(this + " cannot hand its value back: "
                        + reason.substring(RESULT.length())), code, time);
            }
            boolean ended = cause instanceof ChildEndedException;
            ChildFailed failure = ended || cause == null
                    ? new ChildFailed(this + " ended before its last line: " + Words.exit(code))
                    : new ChildFailed(this + " threw an exception", cause);
            return new Ending(null, ended && code == 0 ? null : failure, code, time);
        } catch (InterruptedException | TimeoutException e) {
            return new Ending(null, new ChildFailed(this + " has ended, but its result cannot be had", e), code, time);
        }
    }

    @Override
    public String toString() {
        return "child '" + name + "' (pid " + child.pid() + ")";
    }
}
