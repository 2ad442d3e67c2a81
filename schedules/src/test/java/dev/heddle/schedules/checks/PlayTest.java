package dev.heddle.schedules.checks;

import static dev.heddle.schedules.Schedules.together;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.schedules.Play;
import dev.heddle.schedules.Scenario;
import dev.heddle.schedules.Schedules;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A program that is run by hand.
@Timeout(60)
final class PlayTest {

    private static final Scenario COUNT = () -> {
        int[] count = new int[1];
        together(() -> count[0]++, () -> count[0]++);
        System.out.println(count[0]);
    };

    @Test
    void who_plays_well_loses_an_update() throws Exception {
        Play play = Schedules.of(COUNT).play();

        play = play.choose("A").choose("B").choose("A");

        assertThat(play.over()).isTrue();
        assertThat(play.printed()).isEqualTo("1\n");
        assertThat(play.story().text(Locale.ENGLISH)).contains("reads [0]: 0", "writes [0]: 1");
    }

    @Test
    void each_move_says_where_its_thread_is() throws Exception {
        Play play = Schedules.of(COUNT).play();

        assertThat(play.moves()).extracting(Play.Move::thread).containsExactlyInAnyOrder("A", "B");
        assertThat(play.moves()).allSatisfy(move -> assertThat(move.where()).startsWith("PlayTest.java:"));
        assertThat(play.over()).isFalse();
        assertThat(play.outcome()).isNull();
    }

    @Test
    void a_thread_that_cannot_go_on_is_refused_and_the_others_are_named() throws Exception {
        Play play = Schedules.of(COUNT).play();

        assertThatThrownBy(() -> play.choose("C")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("thread 'C' cannot go on; those who can are [");
    }
}
