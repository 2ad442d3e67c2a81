package dev.heddle.worker.display;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.worker.display.DisplayEvent.Shown;
import dev.heddle.worker.display.DisplayEvent.Updated;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ProgressTest {

    private final RecordingScreen screen = new RecordingScreen();
    private final Displays displays = new Displays(screen, ProgressTest.class.getClassLoader());

    @Test
    void loop_to_its_end_is_shown_as_done() {
        ProgressLine line = displays.progress("files", 2);
        line.step();
        line.step();

        assertThat(screen.events).hasSize(2);
        assertThat(last()).isEqualTo("[████████████████████] files: 2 of 2, T");
    }

    @Test
    void loop_that_was_left_is_shown_as_stopped_when_its_cell_ends() {
        ProgressLine outer = displays.progress("", 4);
        ProgressLine inner = displays.progress("", -1);
        inner.step();
        outer.step();
        displays.progress("again", 2);
        displays.endCell();
        displays.endCell();

        assertThat(last()).isEqualTo("[█████               ] stopped at 1 of 4, T");
    }

    @Test
    void thousands_of_steps_are_few_updates() {
        ProgressLine outer = displays.progress("", 300);
        for (int i = 0; i < 300; i++) {
            ProgressLine inner = displays.progress("", 10);
            for (int j = 0; j < 10; j++) {
                inner.step();
            }
            outer.step();
        }

        assertThat(screen.events).hasSizeLessThan(100);
        assertThat(screen.events.stream().filter(each -> each instanceof Shown)).hasSize(1);
        assertThat(last()).isEqualTo("[████████████████████] 300 of 300, T");
    }

    @Test
    void names_are_text_and_no_markup() {
        displays.progress("<b>&", 0).end(ProgressLine.State.DONE);

        assertThat(((Shown) screen.events.getFirst()).bundle().data().get("text/html"))
                .startsWith("<div>&lt;b>&amp;: 0 of 0, ");
    }

    @Test
    void next_loop_has_a_place_of_its_own() {
        displays.progress("one", 1).step();
        displays.progress("two", 1).step();

        List<String> places = screen.events.stream()
                .filter(each -> each instanceof Shown)
                .map(each -> ((Shown) each).id())
                .toList();

        assertThat(places).hasSize(2).doesNotHaveDuplicates();
    }

    private String last() {
        MimeBundle bundle = ((Updated) screen.events.getLast()).bundle();
        return bundle.plainText().replaceAll("\\d+\\.\\d s", "T");
    }
}
