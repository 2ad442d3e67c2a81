package dev.heddle.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.bench.Measure.Better;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasureTest {

    @Test
    void median_of_an_odd_number_is_the_middle_one() {
        var series = new Series(List.of(9.0, 1.0, 5.0));

        assertThat(series.median()).isEqualTo(5);
    }

    @Test
    void median_of_an_even_number_lies_between_the_middle_two() {
        var series = new Series(List.of(9.0, 1.0, 5.0, 4.0));

        assertThat(series.median()).isEqualTo(4.5);
    }

    @Test
    void series_without_values_is_refused() {
        assertThatThrownBy(() -> new Series(List.of())).hasMessage("a series of no values");
    }

    @Test
    void less_is_better_when_the_ratio_is_the_peers_by_ours() {
        assertThat(Better.LESS.ratio(2, 6)).isEqualTo(3);
        assertThat(Better.LESS.ratio(6, 2)).isEqualTo(1.0 / 3);
    }

    @Test
    void more_is_better_when_the_ratio_is_ours_by_the_peers() {
        assertThat(Better.MORE.ratio(6, 2)).isEqualTo(3);
        assertThat(Better.MORE.ratio(2, 6)).isEqualTo(1.0 / 3);
    }

    @Test
    void two_zeros_are_equally_good() {
        assertThat(Better.LESS.ratio(0, 0)).isEqualTo(1);
        assertThat(Better.MORE.ratio(0, 0)).isEqualTo(1);
    }

    @Test
    void worst_of_a_series_is_its_largest_when_less_is_better() {
        var series = new Series(List.of(0.0, 7.0, 0.0));

        assertThat(Measure.less("k", "name", "unit").of(series)).isEqualTo(0);
        assertThat(Measure.less("k", "name", "unit").worst().of(series)).isEqualTo(7);
        assertThat(Measure.more("k", "name", "unit").worst().of(series)).isEqualTo(0);
    }

    @Test
    void ratio_target_is_met_from_the_ratio_on() {
        Target target = new Target.Ratio(0.5);

        assertThat(target.met(1, 0.5)).isTrue();
        assertThat(target.met(1, 0.49)).isFalse();
        assertThat(target.asRatio(10.0)).isEqualTo(0.5);
        assertThat(target.text("ms")).isEqualTo("≥ 0.5");
    }

    @Test
    void absolute_target_asks_nothing_of_the_peer_and_is_told_as_a_ratio() {
        Target target = new Target.Below(300);

        assertThat(target.met(299, 0.01)).isTrue();
        assertThat(target.met(300, 100)).isFalse();
        assertThat(target.asRatio(60.0)).isEqualTo(0.2);
        assertThat(target.asRatio(null)).isNull();
        assertThat(target.text("MB")).isEqualTo("< 300 MB");
    }

    @Test
    void target_of_zero_is_met_by_zero_alone() {
        Target target = new Target.Zero();

        assertThat(target.met(0, 1)).isTrue();
        assertThat(target.met(1, 5)).isFalse();
        assertThat(target.asRatio(3.0)).isNull();
    }

    @Test
    void row_without_a_target_is_neither_met_nor_missed() {
        assertThat(new Target.None().met(1, 1)).isNull();
    }

    @Test
    void numbers_show_three_digits_that_count() {
        List<String> texts = List.of(0.0, 0.00012345, 0.0667, 1.0, 12.345, 99.96, 100.4, 123456.7, 1.0e9)
                .stream()
                .map(Numbers::text)
                .toList();

        assertThat(texts).containsExactly("0", "0.000123", "0.0667", "1", "12.3", "100", "100", "123457", "1000000000");
    }
}
