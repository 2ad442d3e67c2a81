package dev.heddle.kernel.internal.requests;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.heddle.kernel.internal.protocol.Channel;
import dev.heddle.kernel.internal.protocol.Message;
import dev.heddle.kernel.internal.protocol.MessageCodec;
import dev.heddle.kernel.internal.protocol.OversizedException;
import dev.heddle.kernel.internal.protocol.ProtocolException;
import dev.heddle.kernel.internal.protocol.Transport;
import dev.heddle.kernel.internal.requests.Outbox.State;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// A kernel: takes requests from a transport, and serves until one asks it to shut down.
public final class KernelServer implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(KernelServer.class.getName());

    private final Transport transport;
    private final MessageCodec codec;
    private final Outbox outbox;
    private final Cells cells;
    private final AssistHandlers assistance;
    private final Subshells shells;
    private final Dispatcher control;
    private final Dispatcher assist;
    private final Dispatcher debug;
    private final AtomicBoolean warm = new AtomicBoolean();
    private final CountDownLatch shutdown = new CountDownLatch(1);

    /// A kernel that does not serve yet.
    ///
    /// @param transport carries its messages; the kernel closes it
    /// @param codec     signs them
    /// @param environment tells where the history is kept: `JUPYTER_DATA_DIR`, and `HEDDLE_HISTORY=off`
    public KernelServer(Transport transport, MessageCodec codec, Map<String, String> environment) {
        this.transport = transport;
        this.codec = codec;
        this.outbox = new Outbox(transport, codec);
        this.cells = new Cells(outbox);
        this.assistance = new AssistHandlers(cells);
        History history = new History(History.place(environment));
        KernelInfoHandler info = new KernelInfoHandler();
        AtomicInteger executions = new AtomicInteger();
        this.shells = new Subshells(outbox, cells, name -> new Dispatcher(name, Channel.SHELL, outbox,
                Map.of("execute_request",
                        new ExecuteHandler(outbox, cells, history, new HelpCell(assistance), executions),
                        "shutdown_request", this::shutDown),
                this::afterShell));
        Map<String, Handler> controlling = new HashMap<>(shells.byType());
        controlling.putAll(Map.of("kernel_info_request", info, "shutdown_request", this::shutDown,
                "interrupt_request", new InterruptHandler(cells)));
        this.control = new Dispatcher(Channel.CONTROL, outbox, controlling, this::endIfAsked);
        // A debugger that waits for a JVM must not keep an interrupt from its work.
        this.debug = new Dispatcher("debug", Channel.CONTROL, outbox, Map.of("debug_request",
                new DebugHandler(outbox, cells)), _ -> {});
        Map<String, Handler> assisting = new HashMap<>(assistance.byType());
        assisting.putAll(cells.comms().byType());
        // A front end that opens a subshell asks for it first, while the main shell is busy.
        assisting.put("kernel_info_request", info);
        assisting.put("history_request", new HistoryHandler(history));
        this.assist = new Dispatcher("assist", Channel.SHELL, outbox, assisting, _ -> {});
    }

    /// Starts to serve, and returns.
    public void start() {
        // First: the JVM of the cells starts while this one gets ready to answer.
        Thread.ofPlatform().daemon().name("heddle-warm-up").start(this::warmUp);
        transport.start(receiver());
        outbox.status(State.STARTING, new JsonObject());
        control.start();
        shells.start();
        assist.start();
        debug.start();
    }

    /// Waits for a request to shut down.
    ///
    /// @throws InterruptedException if interrupted
    public void awaitShutdown() throws InterruptedException {
        shutdown.await();
    }

    /// Lets [#awaitShutdown] return, as if a front end had asked.
    public void shutDown() {
        shutdown.countDown();
    }

    /// Ends the JVM of the cells and stops to serve.
    @Override
    public void close() {
        cells.close();
        shells.stop();
        assist.stop();
        debug.stop();
        control.stop();
        transport.close();
    }

    private void warmUp() {
        try {
            cells.warmUp();
        } catch (IOException e) {
            // The first cell tries again, and tells its reader.
            LOG.log(System.Logger.Level.WARNING, "no JVM for the cells yet", e);
        }
    }

    /// What helps to write is made ready when the first cell is done: it would make that one wait.
    private void afterShell(Message request) {
        endIfAsked(request);
        if (request.type().equals("execute_request") && warm.compareAndSet(false, true)) {
            Thread.ofPlatform().daemon().name("heddle-warm-assist").start(() -> {
                try {
                    assistance.warmUp();
                } catch (IOException e) {
                    LOG.log(System.Logger.Level.DEBUG, "the kernel ended before it was warm", e);
                }
            });
        }
    }

    private Transport.Receiver receiver() {
        return new Transport.Receiver() {

            @Override
            public void receive(Channel channel, List<byte[]> frames) {
                KernelServer.this.receive(channel, frames);
            }

            @Override
            public void subscribed(byte[] topic) {
                outbox.welcome(topic);
            }
        };
    }

    private void receive(Channel channel, List<byte[]> frames) {
        Message message;
        try {
            message = codec.decode(frames);
        } catch (OversizedException e) {
            refuse(channel, e);
            return;
        } catch (ProtocolException e) {
            LOG.log(System.Logger.Level.WARNING, "ignored on {0}: {1}", channel, e.getMessage());
            return;
        }
        switch (channel) {
            // who writes the next cell is answered while one runs
            case SHELL -> {
                if (assist.knows(message)) {
                    assist.add(message);
                } else {
                    shells.add(message);
                }
            }
            case CONTROL -> (debug.knows(message) ? debug : control).add(message);
            case STDIN -> cells.replied(message);
            case IOPUB -> LOG.log(System.Logger.Level.DEBUG, "not asked for: {0}", message.type());
        }
    }

    private void refuse(Channel channel, OversizedException problem) {
        Message request = problem.message();
        LOG.log(System.Logger.Level.WARNING, "refused on {0}: {1}", channel, problem.getMessage());
        outbox.status(State.BUSY, request.header());
        JsonObject reply = new Refusal("TooLarge", "The kernel cannot take this request: " + problem.getMessage()
                + " for its memory. Put what is large into a file, and let the cell read it.").reply(outbox, request);
        if (request.type().endsWith("_request")) {
            outbox.reply(channel, request, reply);
        }
        outbox.status(State.IDLE, request.header());
    }

    private JsonObject shutDown(Message request) {
        cells.close();
        JsonElement restart = request.content().get("restart");
        JsonObject reply = new JsonObject();
        reply.addProperty("status", "ok");
        reply.addProperty("restart", restart != null && restart.isJsonPrimitive() && restart.getAsBoolean());
        return reply;
    }

    /// Only after the reply and *idle*: they would be lost with the sockets.
    private void endIfAsked(Message request) {
        if (request.type().equals("shutdown_request")) {
            shutdown.countDown();
        }
    }
}
