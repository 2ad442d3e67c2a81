package dev.heddle.kernel.internal.requests;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.heddle.kernel.internal.protocol.Message;
import dev.heddle.worker.Command.Given;
import dev.heddle.worker.Command.Input;
import dev.heddle.worker.Report.InputWanted;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Asks the front end of a cell for the lines that the cell wants to read. No cell waits for a line that can no longer
/// come: when it ends or is interrupted, its question is over. Any thread may use it.
final class InputDesk {

    private static final System.Logger LOG = System.getLogger(InputDesk.class.getName());

    /// What `jupyter console` sends when somebody types the end of input, as a Unix terminal does.
    private static final String END_OF_TRANSMISSION = "\u0004";

    private static final String NOT_ALLOWED = "This cell reads input, but who runs it allows none (allow_stdin is "
            + "false). Give the value in the code instead, or run the notebook in JupyterLab.";
    private static final String ENDED = "The cell of this thread has ended, so nobody can be asked for input any more. "
            + "Let the cell wait for the thread, with join() for example.";
    private static final String NO_TEXT = "The front end has answered without a text.";

    /// A question that waits for its answer.
    private record Open(String message, String cell, long id, Consumer<Input> answer) {

        /// Some front ends name the cell that they answer, and some name nothing.
        boolean fits(Message reply, Message asker) {
            JsonElement parent = reply.parent().get("msg_id");
            return parent == null
                    ? mayBeFor(asker, reply)
                    : parent.equals(new JsonPrimitive(message)) || parent.equals(new JsonPrimitive(cell));
        }

        /// An answer that names nothing may be a late one to a question that is over. It is for certain if another front
        /// end has sent it, or if it was made before the cell that asks now, by the same clock.
        private static boolean mayBeFor(Message asker, Message reply) {
            boolean sameSender = asker.identities().size() == reply.identities().size()
                    && IntStream.range(0, asker.identities().size())
                            .allMatch(i -> Arrays.equals(asker.identities().get(i), reply.identities().get(i)));
            Instant sent = asker.date();
            Instant answered = reply.date();
            return sameSender && (sent == null || answered == null || !answered.isBefore(sent));
        }

        void close(Given given, String text) {
            answer.accept(new Input(id, given, text));
        }
    }

    private final Outbox outbox;

    // guarded by this
    private final Map<String, Message> running = new HashMap<>();
    private final Set<String> interrupted = new HashSet<>();
    private @Nullable Open open; // the worker asks one question at a time

    InputDesk(Outbox outbox) {
        this.outbox = outbox;
    }

    /// From now on this cell may ask.
    synchronized void begin(Message cell) {
        running.put(cell.id(), cell);
    }

    /// From now on it may not.
    synchronized void end(Message cell) {
        running.remove(cell.id());
        interrupted.remove(cell.id());
        if (open != null && open.cell.equals(cell.id())) {
            close(open, Given.REFUSED, ENDED);
        }
    }

    /// From now on no cell that runs now may ask, and none waits.
    synchronized void interrupt() {
        running.values().forEach(this::interrupt);
    }

    /// From now on the cell that a shell runs may not ask, and does not wait.
    synchronized void interrupt(String shell) {
        running.values().stream().filter(cell -> cell.subshell().equals(shell)).forEach(this::interrupt);
    }

    private void interrupt(Message cell) {
        interrupted.add(cell.id());
        if (open != null && open.cell.equals(cell.id())) {
            close(open, Given.INTERRUPTED, "");
        }
    }

    /// Asks for a line.
    synchronized void ask(InputWanted wanted, Consumer<Input> answer) {
        open = null; // who asked before has gone
        Message cell = running.get(wanted.cell());
        if (cell == null) {
            answer.accept(new Input(wanted.id(), Given.REFUSED, ENDED));
        } else if (interrupted.contains(wanted.cell())) {
            answer.accept(new Input(wanted.id(), Given.INTERRUPTED, ""));
        } else if (!Fields.flag(cell, "allow_stdin", false)) {
            answer.accept(new Input(wanted.id(), Given.REFUSED, NOT_ALLOWED));
        } else {
            JsonObject content = new JsonObject();
            content.addProperty("prompt", wanted.prompt());
            content.addProperty("password", wanted.password());
            open = new Open(outbox.ask(cell, content), wanted.cell(), wanted.id(), answer);
        }
    }

    /// Takes an answer. One to an earlier question is not for who asks now.
    synchronized void replied(Message reply) {
        Message asker = open == null ? null : running.get(open.cell);
        if (open == null || asker == null || !reply.type().equals("input_reply") || !open.fits(reply, asker)) {
            LOG.log(System.Logger.Level.DEBUG, "not asked for: {0}", reply.type());
            return;
        }
        JsonElement value = reply.content().get("value");
        if (!(value instanceof JsonPrimitive text) || !text.isString()) {
            close(open, Given.REFUSED, NO_TEXT);
        } else if (text.getAsString().equals(END_OF_TRANSMISSION)) {
            close(open, Given.END, "");
        } else {
            close(open, Given.LINE, text.getAsString());
        }
    }

    private void close(Open question, Given given, String text) {
        open = null;
        question.close(given, text);
    }
}
