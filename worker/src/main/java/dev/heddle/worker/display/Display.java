package dev.heddle.worker.display;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The functions with which a cell shows things. Every cell has them without an import; a method of the same name that
/// a cell declares takes their place.
///
/// Any thread may call them. What it shows stands under the cell that started the thread, in order with what it prints.
public final class Display {

    private Display() {}

    /// Shows a value under the cell.
    ///
    /// @param value what to show
    /// @param as    the MIME types to show it as, such as `"text/html"`; none for those that suit it
    /// @return a name for [#updateDisplay]
    public static String display(@Nullable Object value, String... as) {
        return Displays.ofTheCells().show(value, as);
    }

    /// Shows a value under the cell, in a place that can be changed: `var place = displayHandle(0); place.update(1);`
    ///
    /// @param value what to show first
    /// @param as    the MIME types to show it as; none for those that suit it
    /// @return the place
    public static DisplayHandle displayHandle(@Nullable Object value, String... as) {
        return Displays.ofTheCells().open(value, as);
    }

    /// Shows something else in the place of an earlier display.
    ///
    /// @param id    what [#display] has returned
    /// @param value what to show
    /// @param as    the MIME types to show it as; none for those that suit it
    public static void updateDisplay(String id, @Nullable Object value, String... as) {
        Displays.ofTheCells().update(id, value, as);
    }

    /// Removes all that the cell has shown and printed so far.
    public static void clearOutput() {
        clearOutput(/* wait= */ false);
    }

    /// Removes all that the cell has shown and printed so far.
    ///
    /// @param wait whether to do so only when there is something new, so that nothing flickers
    public static void clearOutput(boolean wait) {
        Displays.ofTheCells().clear(wait);
    }

    /// Gives this moment a name, which `%%timeline` draws. Without it, nothing happens.
    ///
    /// @param name the name
    public static void mark(String name) {
        Mark.now(name);
    }

    /// What [#display] would show.
    ///
    /// @param value the value
    /// @param as    the MIME types to show it as; none for those that suit it
    /// @return its forms, the plain text always among them
    public static MimeBundle render(@Nullable Object value, String... as) {
        return Displays.ofTheCells().render(value, as);
    }

    /// Says how objects of a type are shown from now on: `addRenderer(Point.class, p -> html("<b>" + p + "</b>"))`.
    /// A class that is declared anew is another class: add its renderer again.
    ///
    /// @param type     the class or interface
    /// @param renderer makes of an object what is shown in its place
    /// @param <T>      the type
    public static <T> void addRenderer(Class<T> type, Function<? super T, ?> renderer) {
        Displays.ofTheCells().add(type, renderer::apply);
    }

    /// HTML.
    ///
    /// @param markup the markup
    /// @return it, to be shown
    public static MimeBundle html(String markup) {
        return Markup.of("text/html", markup);
    }

    /// Markdown, which may hold formulas and Mermaid diagrams.
    ///
    /// @param markup the markup
    /// @return it, to be shown
    public static MimeBundle markdown(String markup) {
        return Markup.of("text/markdown", markup);
    }

    /// A formula: `latex("$\\sqrt{2}$")`.
    ///
    /// @param markup the formula; dollar signs are put around it if it has none
    /// @return it, to be shown
    public static MimeBundle latex(String markup) {
        return Markup.latex(markup);
    }

    /// A drawing.
    ///
    /// @param markup the drawing, from `<svg` to `</svg>`
    /// @return it, to be shown
    public static MimeBundle svg(String markup) {
        return Markup.of("image/svg+xml", markup);
    }

    /// A diagram in the language of [Mermaid](https://mermaid.js.org): `mermaid("graph LR; A --> B")`.
    ///
    /// @param diagram the diagram
    /// @return it, to be shown
    public static MimeBundle mermaid(String diagram) {
        return Markup.of("text/vnd.mermaid", diagram);
    }

    /// A tree that can be opened and closed.
    ///
    /// @param text JSON
    /// @return it, to be shown
    public static MimeBundle json(String text) {
        return Markup.of("application/json", text);
    }

    /// A picture.
    ///
    /// @param bytes a file of the kind PNG, JPEG, GIF, WebP or SVG
    /// @return it, to be shown
    public static MimeBundle image(byte[] bytes) {
        return ImageFile.of(bytes);
    }

    /// A picture.
    ///
    /// @param file a file of the kind PNG, JPEG, GIF, WebP or SVG
    /// @return it, to be shown
    /// @throws IOException if it cannot be read
    public static MimeBundle image(Path file) throws IOException {
        return ImageFile.of(file);
    }

    /// Shows how far a loop is: `for (var each : progress(list))`.
    ///
    /// @param elements what the loop goes through
    /// @param <T>      their type
    /// @return the same elements
    public static <T> Iterable<T> progress(Iterable<T> elements) {
        return progress("", elements);
    }

    /// Shows how far a loop is, with a name before it: `for (var each : progress("files", list))`.
    ///
    /// @param label    the name
    /// @param elements what the loop goes through
    /// @param <T>      their type
    /// @return the same elements
    public static <T> Iterable<T> progress(String label, Iterable<T> elements) {
        return Progress.of(label, elements, elements instanceof Collection<?> all ? all.size() : -1);
    }

    /// Shows how far a loop is: `for (int i : progress(100))`.
    ///
    /// @param count how often the loop runs
    /// @return the numbers from 0 on
    public static Iterable<Integer> progress(int count) {
        return progress("", count);
    }

    /// Shows how far a loop is, with a name before it: `for (int i : progress("rounds", 100))`.
    ///
    /// @param label the name
    /// @param count how often the loop runs
    /// @return the numbers from 0 on
    public static Iterable<Integer> progress(String label, int count) {
        return Progress.of(label, () -> IntStream.range(0, count).iterator(), Math.max(0, count));
    }

    /// Shows how many elements of a stream have come by; it may be parallel.
    ///
    /// @param elements the stream
    /// @param count    how many there are; -1 if nobody knows
    /// @param <T>      their type
    /// @return the same stream
    public static <T> Stream<T> progress(Stream<T> elements, long count) {
        return Progress.of("", elements, count);
    }

    /// Which of the children this is that `%%fork -n` has started.
    ///
    /// @return its number, from 0; 0 also in the notebook itself
    public static int forkNumber() {
        return Integer.getInteger("heddle.fork", 0);
    }

    /// How many children `%%fork -n` has started together.
    ///
    /// @return their number; 1 in the notebook itself
    public static int forkCount() {
        return Integer.getInteger("heddle.forks", 1);
    }

    /// A bar for each number: `bar(Map.of("threads", 12, "processes", 3))`.
    ///
    /// @param values the numbers, by what is written below them
    /// @return the chart, to be shown
    public static MimeBundle bar(Map<?, ? extends Number> values) {
        return bar("", "", values);
    }

    /// A bar for each number.
    ///
    /// @param title  what the chart shows
    /// @param unit   what the numbers are, such as `ms`
    /// @param values the numbers, by what is written below them
    /// @return the chart, to be shown
    public static MimeBundle bar(String title, String unit, Map<?, ? extends Number> values) {
        return Chart.bars(title, unit, values).bundle();
    }

    /// A line through numbers: `line(List.of(1, 4, 9))`.
    ///
    /// @param values the numbers, which stand at 0, 1, 2 and so on
    /// @return the chart, to be shown
    public static MimeBundle line(List<? extends Number> values) {
        return line("", "", Map.of("", values));
    }

    /// Lines through numbers.
    ///
    /// @param title  what the chart shows
    /// @param unit   what the numbers are, such as `ms`
    /// @param series the numbers of each line, by its name
    /// @return the chart, to be shown
    public static MimeBundle line(String title, String unit, Map<String, ? extends List<? extends Number>> series) {
        return Chart.lines(title, unit, series).bundle();
    }
}
