package dev.heddle.processes.internal.jvm;

import dev.heddle.processes.internal.link.Frame;
import dev.heddle.processes.internal.link.Frame.Kind;
import dev.heddle.processes.internal.link.FrameReader;
import dev.heddle.processes.internal.link.FrameWriter;
import dev.heddle.processes.internal.link.ReplyWay;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/// A child JVM, and the threads that listen to it.
public final class ChildJvm {

    private static final System.Logger LOG = System.getLogger(ChildJvm.class.getName());

    /// A program that the child has left behind may hold its output open for ever.
    private static final Duration LAST_WORDS_LIMIT = Duration.ofSeconds(1);

    /// Who is told what the child does. The calls come from one thread, and in order.
    public interface Events {

        /// It answers a task or asks a question.
        void said(Frame frame);

        /// It has said nothing more yet.
        default void paused() {}

        /// It has ended, and its output has been read to the end.
        void ended(int exitCode);
    }

    /// Takes what the child prints.
    @FunctionalInterface
    public interface Sink {

        /// Reads until the end. What it leaves is read for it, so that the child does not wait.
        void drain(InputStream from) throws IOException;
    }

    private final Process process;
    private final boolean piped;
    private final FrameWriter toChild;
    private final ReplyWay way;
    private final Allowance allowance;

    private ChildJvm(Process process, boolean piped, ReplyWay way, Allowance allowance) {
        this.process = process;
        this.piped = piped;
        this.toChild = new FrameWriter(process.getOutputStream());
        this.way = way;
        this.allowance = allowance;
    }

    /// Starts it. It waits for tasks then.
    ///
    /// @param allowance lets it start, or not
    public static ChildJvm start(Launch launch, Allowance allowance) throws IOException, InterruptedException {
        allowance.take();
        Process process;
        try {
            process = launch.start(allowance.share());
        } catch (IOException | RuntimeException e) {
            allowance.giveBack();
            throw e;
        }
        try {
            // Made while the JVM starts, which takes longer.
            ReplyWay way = ReplyWay.make();
            var child = new ChildJvm(process, launch.piped(), way, allowance);
            child.send(new Frame(Kind.OPEN, 0, way.place().getBytes(StandardCharsets.UTF_8)));
            return child;
        } catch (IOException | InterruptedException | RuntimeException e) {
            process.destroyForcibly();
            allowance.giveBack();
            throw e;
        }
    }

    /// Begins to listen.
    ///
    /// @param out what becomes of its standard output, if it is piped
    /// @param err what becomes of its error output, if it is piped
    public void listen(String name, Sink out, Sink err, Events events) {
        List<Thread> outputs = piped
                ? List.of(thread(name + "-out", () -> drain(process.getInputStream(), out)),
                        thread(name + "-err", () -> drain(process.getErrorStream(), err)))
                : List.of();
        thread(name + "-replies", () -> hear(outputs, events));
    }

    /// Says something to it. A child that is dead does not hear it: its end is told on the other way.
    public void send(Frame frame) {
        try {
            toChild.write(frame);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "child " + process.pid() + " does not listen any more", e);
        }
    }

    /// Says several things to it, with as few calls of the system as can be.
    public void send(List<Frame> frames) {
        try {
            toChild.write(frames);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "child " + process.pid() + " does not listen any more", e);
        }
    }

    public Process process() {
        return process;
    }

    private static Thread thread(String name, Runnable work) {
        return Thread.ofPlatform().daemon().name("heddle-child-" + name).start(work);
    }

    private void hear(List<Thread> outputs, Events events) {
        int exitCode;
        try (var replies = new FrameReader(way.input())) {
            // A child that dies before it has opened its end of the way must not leave this thread waiting.
            var _ = process.onExit().thenRun(this::release);
            for (Frame frame = replies.read(); frame != null; frame = replies.read()) {
                switch (frame.kind()) {
                    case READY -> {
                        release();
                        events.said(frame);
                    }
                    case CLOSING -> send(Frame.of(Kind.BYE, 0));
                    default -> events.said(frame);
                }
                if (!replies.hasNext()) {
                    events.paused();
                }
            }
            events.paused();
            exitCode = process.waitFor();
            for (Thread output : outputs) {
                output.join(LAST_WORDS_LIMIT);
            }
        } catch (IOException | InterruptedException | RuntimeException | Error e) { // or nobody would be told its end
            LOG.log(System.Logger.Level.ERROR, "the answers of child " + process.pid() + " cannot be read", e);
            process.destroyForcibly();
            exitCode = process.onExit().join().exitValue();
        } finally {
            allowance.giveBack();
        }
        events.ended(exitCode);
    }

    private void release() {
        try {
            way.found();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.ERROR, "the way from child " + process.pid() + " cannot be closed", e);
        }
    }

    private static void drain(InputStream stream, Sink sink) {
        try (stream) {
            try {
                sink.drain(stream);
            } finally {
                stream.transferTo(OutputStream.nullOutputStream());
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "the output of a child has been closed", e);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "what takes the lines of a child has failed", e);
        }
    }
}
