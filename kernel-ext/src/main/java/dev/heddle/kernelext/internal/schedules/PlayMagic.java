package dev.heddle.kernelext.internal.schedules;

import dev.heddle.kernel.magic.Arguments;
import dev.heddle.kernel.magic.Code;
import dev.heddle.kernel.magic.Kernel;
import dev.heddle.kernel.magic.Magic;
import dev.heddle.kernel.magic.MagicException;
import dev.heddle.kernel.magic.Option;
import dev.heddle.kernel.magic.Parameter;
import dev.heddle.kernel.magic.Usage;
import dev.heddle.kernel.magic.Usage.Form;
import dev.heddle.kernel.magic.Value;
import dev.heddle.kernelext.internal.schedules.Shipping.Shipped;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// `%%play` and `%play`
public final class PlayMagic implements Magic {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Workshop workshop = new Workshop("play");
    private @Nullable Console console; // of the last program; used by the thread that runs magics

    @Override
    public Usage usage() {
        return Usage
                .of(Form.LINE_OR_CELL, "Runs a small concurrent program by hand: you say which thread goes on.", "play")
                .withJavaBody()
                .with(Option.flag("Tell it in Chinese.", "--chinese"))
                .with(Parameter.optional(Value.text("MOVE"),
                        "The thread that goes on, by its name or number; or `back`, `restart`, `end`."))
                .withDetails(
                        """
                                `%%play` begins with the program below it. It stops where it matters who goes on. `%play A` lets
                                thread A go on to the next such moment, `%play 1` the first of those that are named. `%play back` takes
                                the last move back, `%play restart` all of them, and `%play end` lets the program go on by
                                itself to its end. `%play` shows where it stands.

                                In JupyterLab there are buttons for all of that above the table, if `jupyterlab_widgets` is
                                installed.

                                A program for `%%play` is like one for `%%schedules`: what the threads share is declared in its
                                cell. There is one at a time; after 15 minutes without a move it is given up.""");
    }

    @Override
    public void run(Arguments given, Kernel kernel) throws Exception {
        String move = given.one("MOVE");
        Code body = given.body();
        if (body == null) {
            Scene scene = ask(kernel, move == null ? "" : move);
            if (console != null) {
                console.show(scene);
            }
            kernel.display(new Stage(scene).bundle());
            return;
        }
        if (move != null) {
            throw MagicException.usage("%%play takes no move: it begins.", "Write the move in a cell of its own: %play "
                    + move);
        }
        if (body.text().isBlank()) {
            throw MagicException.usage("There is nothing to play.", "Write the program below %%play.");
        }
        Shipped shipped = new Shipping(kernel).ship(body, null);
        if (shipped != null) {
            Locale language = SchedulesMagic.language(given);
            Scene scene = workshop.ask(kernel, LIMIT, laboratory -> laboratory.play(shipped.program(), language));
            if (console != null) {
                console.leave();
            }
            Console shown = new Console(kernel.comms(), each -> workshop.ask(LIMIT, question(each)));
            console = shown;
            shown.show(scene);
            kernel.display(shown.bundle(scene));
        }
    }

    private Scene ask(Kernel kernel, String move) throws Exception {
        try {
            return workshop.ask(kernel, LIMIT, question(move));
        } catch (IllegalArgumentException e) {
            throw wrongMove(kernel, move, e);
        }
    }

    private static Workshop.Question<Scene> question(String move) {
        return laboratory -> switch (move) {
            case "" -> laboratory.back(0);
            case "back" -> laboratory.back(1);
            case "restart" -> laboratory.back(Integer.MAX_VALUE);
            case "end" -> laboratory.finish();
            default -> laboratory.choose(name(laboratory, move));
        };
    }

    /// A thread may be called by its number in the list; a name that is a number comes first.
    private static String name(Laboratory laboratory, String move) throws InterruptedException {
        List<String> names = laboratory.back(0).moves().stream().map(Scene.Move::thread).toList();
        if (!names.contains(move) && move.matches("[1-9]\\d{0,3}") && Integer.parseInt(move) <= names.size()) {
            return names.get(Integer.parseInt(move) - 1);
        }
        return move;
    }

    private MagicException wrongMove(Kernel kernel, String move, IllegalArgumentException why) throws Exception {
        @Nullable
        Scene now = null;
        try {
            now = workshop.ask(kernel, LIMIT, laboratory -> laboratory.back(0));
        } catch (IllegalArgumentException e) {
            why.addSuppressed(e);
        }
        if (now == null) {
            return MagicException.usage("Nothing is played.", "Begin with a cell that has %%play in its first line.");
        }
        List<String> moves = now.moves().stream().map(each -> "%play " + each.thread()).toList();
        return moves.isEmpty()
                ? MagicException.usage("The program has ended: nobody can go on.",
                        "Take a move back: %play back. Begin anew: %play restart.")
                : MagicException.usage("There is no thread '" + move + "' that can go on.",
                        "What you can say: " + String.join(", ", moves) + ", %play back, %play restart, %play end.");
    }
}
