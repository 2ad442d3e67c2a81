package dev.heddle.kernelext.internal.schedules;

import dev.heddle.kernel.comms.Comms;
import dev.heddle.kernel.magic.MagicException;
import dev.heddle.kernelext.internal.draw.Shape;
import dev.heddle.kernelext.internal.widgets.Widget;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The buttons by which a program is played, above the table of what has happened. Where there are no widgets, the table is
/// shown with what to type.
final class Console {

    private static final System.Logger LOG = System.getLogger(Console.class.getName());
    private static final String VIEW = "application/vnd.jupyter.widget-view+json";

    private final Comms comms;
    private final Moves moves;
    private final Widget table;
    private final Widget buttons;
    private final Widget all;

    // guarded by this
    private final Map<String, Widget> threads = new LinkedHashMap<>();
    private final List<Widget> commands = new ArrayList<>();
    private boolean over;

    /// Makes a move.
    @FunctionalInterface
    interface Moves {
        Scene make(String move) throws Exception;
    }

    Console(Comms comms, Moves moves) {
        this.comms = comms;
        this.moves = moves;
        this.table = Widget.html(comms, "");
        this.buttons = Widget.row(comms, List.of());
        this.all = Widget.column(comms, List.of(buttons, table));
        commands.add(button("Back", "take the last move back", "back"));
        commands.add(button("Restart", "take all moves back", "restart"));
        commands.add(button("Let it run", "let the program go on by itself to its end", "end"));
    }

    private Widget button(String text, String tip, String move) {
        return Widget.button(comms, text, tip,
                () -> Thread.ofPlatform().daemon().name("heddle-click").start(() -> click(move)));
    }

    /// How a cell shows it.
    Map<String, String> bundle(Scene scene) {
        Map<String, String> forms = new LinkedHashMap<>(new Stage(scene).bundle());
        forms.put(VIEW, all.view());
        return Map.copyOf(forms);
    }

    private synchronized void click(String move) {
        if (over) {
            return;
        }
        try {
            show(moves.make(move));
        } catch (MagicException e) {
            tell(e.getMessage() + " " + String.join(" ", e.advice()));
        } catch (IllegalArgumentException e) {
            close("This program is not played any more. Run its cell again.");
        } catch (Exception e) {
            LOG.log(System.Logger.Level.WARNING, "a click on " + move + " has failed", e);
            tell(String.valueOf(e.getMessage()));
        }
    }

    private void tell(@Nullable String text) {
        table.markup("<p>" + Shape.escape(String.valueOf(text)) + "</p>");
    }

    /// Shows a moment of the program.
    synchronized void show(Scene scene) {
        List<Widget> shown = new ArrayList<>();
        for (Scene.Move each : scene.moves()) {
            String where = Stage.where(each);
            Widget widget = threads.computeIfAbsent(each.thread(), name -> button(name, where, name));
            widget.tip(where);
            shown.add(widget);
        }
        shown.addAll(commands);
        buttons.children(shown);
        table.markup(new Stage(scene).page());
    }

    /// Takes the buttons away.
    synchronized void close(String why) {
        over = true;
        buttons.children(List.of());
        tell(why);
    }

    /// Another program is played from now on; what this one has come to stays.
    synchronized void leave() {
        over = true;
        buttons.children(List.of());
    }
}
