package dev.heddle.worker.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SpreadTest {

    private static List<Double> upTo(int last) {
        return IntStream.rangeClosed(1, last).mapToObj(each -> (double) each).toList().reversed();
    }

    @Test
    void quartiles_lie_between_the_numbers_beside_them() {
        Spread spread = Spread.of(upTo(6));

        assertThat(spread).isEqualTo(new Spread(1, 2.25, 3.5, 4.75, 6, 1, 6));
    }

    @Test
    void one_number_is_all_of_them() {
        assertThat(Spread.of(List.of(7.0))).isEqualTo(new Spread(7, 7, 7, 7, 7, 7, 7));
        assertThatThrownBy(() -> Spread.of(List.of())).hasMessage("no numbers");
    }

    @Test
    void median_of_all_is_looked_for_where_a_coin_would_put_it_in_95_of_100_cases() {
        assertThat(Spread.of(upTo(5)).sureLow()).isEqualTo(1);
        assertThat(Spread.of(upTo(9)).sureLow()).isEqualTo(2);
        assertThat(Spread.of(upTo(20)).sureLow()).isEqualTo(6);
        assertThat(Spread.of(upTo(20)).sureTop()).isEqualTo(15);
        assertThat(Spread.of(upTo(100)).sureLow()).isEqualTo(40);
        assertThat(Spread.of(upTo(2000)).sureLow()).isBetween(950.0, 960.0);
    }
}
