package dev.heddle.kernelext.internal.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.kernel.magic.MagicDesk;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class PlayMagicTest {

    private final MagicDesk desk = new MagicDesk(new PlayMagic());

    @Test
    void program_is_played_by_typing_to_a_lost_increment() throws Exception {
        desk.values.put("ship", new MagicDesk.Value("2", null, SchedulesMagicTest.shipped()));

        String begun = desk.call("", "n");
        String first = begun.substring(begun.indexOf("%play ") + "%play ".length()).split(" ", 2)[0];
        desk.call("1");
        String second = desk.call("2");
        String end = desk.call("end");

        assertThat(begun).contains("After 0 moves: who goes on?");
        assertThat(first).isNotBlank();
        assertThat(second).contains("After 2 moves: who goes on?");
        assertThat(end).endsWith("The program has ended: 1.\n");
        assertThat(desk.call("back")).contains("who goes on?");
        assertThat(desk.call("restart")).contains("After 0 moves: who goes on?");
    }

    @Test
    void buttons_are_there_for_front_ends_that_have_widgets() throws Exception {
        desk.values.put("ship", new MagicDesk.Value("2", null, SchedulesMagicTest.shipped()));

        desk.call("", "n");

        assertThat(desk.comm).anySatisfy(each -> assertThat(each).startsWith("comm_open")
                .contains("ButtonModel",
                        "\"description\":\"Back\""));
        assertThat(desk.comm.getLast()).startsWith("comm_msg").contains("who goes on?");
    }

    @Test
    void moves_without_a_program_are_told() throws Exception {
        assertThat(desk.call("A")).isEqualTo(
                "UsageError: Nothing is played. Begin with a cell that has %%play in its first line.");
    }

    @Test
    void thread_that_cannot_go_on_is_told_with_those_that_can() throws Exception {
        desk.values.put("ship", new MagicDesk.Value("2", null, SchedulesMagicTest.shipped()));
        desk.call("", "n");

        assertThat(desk.call("nobody")).startsWith("UsageError: There is no thread 'nobody' that can go on."
                + " What you can say: %play ").endsWith(", %play back, %play restart, %play end.");
    }
}
