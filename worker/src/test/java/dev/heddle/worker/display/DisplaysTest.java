package dev.heddle.worker.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.heddle.worker.display.DisplayEvent.Cleared;
import dev.heddle.worker.display.DisplayEvent.Shown;
import dev.heddle.worker.display.DisplayEvent.Updated;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class DisplaysTest {

    interface Shape {}

    record Circle(int radius) implements Shape {}

    record Square(int side) implements Shape {}

    private final RecordingScreen screen = new RecordingScreen();
    private final Displays displays = new Displays(screen, DisplaysTest.class.getClassLoader());

    @Test
    void display_can_be_changed_by_its_id() {
        String id = displays.show("a");
        displays.update(id, "b");

        assertThat(screen.events).containsExactly(new Shown(id, MimeBundle.text("a")),
                new Updated(id, MimeBundle.text("b")));
    }

    @Test
    void display_can_be_changed_by_its_handle() {
        DisplayHandle first = displays.open(1);
        DisplayHandle second = displays.open(null);
        first.update("<b>", "text/html");

        assertThat(first.id()).isNotEqualTo(second.id());
        assertThat(screen.events).containsExactly(new Shown(first.id(), MimeBundle.text("1")),
                new Shown(second.id(), MimeBundle.text("null")),
                new Updated(first.id(), MimeBundle.text("<b>").with("text/html", "<b>")));
    }

    @Test
    void clearing_says_whether_it_waits() {
        displays.clear(true);
        displays.clear(false);

        assertThat(screen.events).containsExactly(new Cleared(true), new Cleared(false));
    }

    @Test
    void id_of_what_the_cell_has_just_displayed_is_no_result() {
        String id = displays.show("a");
        DisplayHandle handle = displays.open("b");

        assertThat(displays.result(handle)).isEqualTo(MimeBundle.EMPTY);
        assertThat(displays.result(handle.id())).isEqualTo(MimeBundle.EMPTY);
        assertThat(displays.result(id)).isEqualTo(MimeBundle.text(id));
        displays.beginCell();
        assertThat(displays.result(handle.id())).isEqualTo(MimeBundle.text(handle.id()));
    }

    static Stream<Arguments> requests() {
        return Stream.of(
                argumentSet("text as markup", "<b>", new String[]{"text/html", "text/markdown"},
                        MimeBundle.text("<b>").with("text/html", "<b>").with("text/markdown", "<b>")),
                argumentSet("text as text", "a", new String[]{"text/plain"}, MimeBundle.text("a")),
                argumentSet("builder as markup", builder(), new String[]{"text/html"},
                        MimeBundle.text("<i>").with("text/html", "<i>")),
                argumentSet("bytes as a picture", new byte[]{1, 2}, new String[]{"image/png"},
                        MimeBundle.text("2 bytes").with("image/png", "AQI=")),
                argumentSet("bytes as themselves", new byte[]{1, 2}, new String[]{}, MimeBundle.text("[1, 2]")),
                argumentSet("table as text", List.of(new Circle(1)), new String[]{"text/plain"},
                        MimeBundle.text("[Circle[radius=1]]")),
                argumentSet("what there is not", 5, new String[]{"text/html"}, MimeBundle.text("5")),
                argumentSet("nothing", null, new String[]{"text/html"}, MimeBundle.text("null")));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void value_is_shown_as_it_was_asked_for(Object value, String[] as, MimeBundle expected) {
        assertThat(displays.render(value, as)).isEqualTo(expected);
    }

    @Test
    void renderer_of_the_most_specific_type_is_asked() {
        displays.add(Circle.class, circle -> Display.html("circle " + circle.radius()));
        displays.add(Object.class, _ -> Display.html("object"));
        displays.add(Shape.class, _ -> Display.html("shape"));

        assertThat(html(new Circle(3))).isEqualTo("circle 3");
        assertThat(html(new Square(3))).isEqualTo("shape");
        assertThat(html(List.of())).isEqualTo("object");
        assertThat(displays.render(new Circle(3)).plainText()).isEqualTo("Circle[radius=3]");
        assertThat(screen.warnings).isEmpty();
    }

    @Test
    void renderer_that_is_added_last_replaces_the_one_before() {
        displays.add(Circle.class, _ -> Display.html("old"));
        displays.add(Circle.class, _ -> Display.html("new"));

        assertThat(html(new Circle(1))).isEqualTo("new");
    }

    @Test
    void what_a_renderer_returns_is_shown_as_usual() {
        displays.add(Circle.class, circle -> List.of(new Square(circle.radius())));
        displays.add(Square.class, square -> "a square of " + square.side());

        assertThat(html(new Circle(2))).contains("<td style=\"text-align: right\">2</td>");
        assertThat(displays.render(new Square(2))).isEqualTo(MimeBundle.text("a square of 2"));
    }

    @Test
    void renderer_that_throws_is_named_and_the_text_is_shown() {
        displays.add(Circle.class, _ -> {
            throw new IOException("no paint");
        });

        MimeBundle bundle = displays.render(new Circle(1));

        assertThat(bundle).isEqualTo(MimeBundle.text("Circle[radius=1]"));
        assertThat(screen.warnings).containsExactly(
                "The renderer of Circle threw java.io.IOException: no paint. The text is shown instead.");
    }

    @Test
    void renderer_that_returns_nothing_or_itself_is_named() {
        displays.add(Circle.class, _ -> null);
        displays.add(Square.class, square -> square);

        assertThat(displays.render(new Circle(1))).isEqualTo(MimeBundle.text("Circle[radius=1]"));
        assertThat(displays.render(new Square(1))).isEqualTo(MimeBundle.text("Square[side=1]"));
        assertThat(screen.warnings).containsExactly(
                "The renderer of Circle threw java.lang.IllegalStateException: it returned null."
                        + " The text is shown instead.",
                "The renderer of Square threw java.lang.IllegalStateException: what it returns needs a renderer again,"
                        + " and so on without end. The text is shown instead.");
    }

    @Test
    void renderer_that_is_interrupted_leaves_the_interrupt_to_the_cell() {
        displays.add(Circle.class, _ -> {
            throw new InterruptedException();
        });

        MimeBundle bundle = displays.render(new Circle(1));

        assertThat(bundle).isEqualTo(MimeBundle.text("Circle[radius=1]"));
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void text_that_cannot_be_made_is_the_exception_of_the_cell() {
        Object broken = new Object() {

            @Override
            public String toString() {
                throw new IllegalStateException("no text");
            }
        };

        assertThatIllegalStateException().isThrownBy(() -> displays.show(broken)).withMessage("no text");
        assertThat(screen.events).isEmpty();
    }

    @Test
    void what_is_too_large_for_a_notebook_is_only_text() {
        MimeBundle bundle = displays.render(Display.html("x".repeat(33_000_000)));

        assertThat(bundle)
                .isEqualTo(MimeBundle.text("x".repeat(2000) + "\n… 32 998 000 more characters are not shown"));
        assertThat(screen.warnings).containsExactly(
                "A display of 33 002 043 characters is too large for a notebook. Only its text is shown.");
    }

    @Test
    void jars_that_come_later_bring_renderers(@TempDir Path jar) throws IOException {
        Path services = Files.createDirectories(jar.resolve("META-INF/services"));
        Files.writeString(services.resolve(Renderer.class.getName()),
                "no.such.Renderer\n" + ThreadRenderer.class.getName() + "\n");
        try (URLClassLoader loader = new URLClassLoader(new URL[]{jar.toUri().toURL()},
                DisplaysTest.class.getClassLoader())) {
            Displays mine = new Displays(screen, loader);

            MimeBundle shown = mine.render(Thread.currentThread());

            assertThat(shown.data()).containsEntry("text/html", "<i>thread</i>");
            assertThat(screen.warnings).singleElement()
                    .asString()
                    .startsWith(
                            "A renderer on the class path cannot be used: ");
        }
    }

    @Test
    void functions_without_a_notebook_say_so() {
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> Display.display(1))
                .withMessage("there is no notebook: only the JVM of the cells can display");
    }

    /// A renderer as a jar would bring it.
    public static final class ThreadRenderer implements Renderer<Thread> {

        @Override
        public Class<Thread> type() {
            return Thread.class;
        }

        @Override
        public Object render(Thread value) {
            return Display.html("<i>thread</i>");
        }
    }

    private static StringBuilder builder() {
        StringBuilder builder = new StringBuilder();
        return builder.append("<i>");
    }

    private String html(Object value) {
        return displays.render(value).data().getOrDefault("text/html", "");
    }
}
