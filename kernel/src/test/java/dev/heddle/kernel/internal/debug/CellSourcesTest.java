package dev.heddle.kernel.internal.debug;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CellSourcesTest {

    private final CellSources sources = new CellSources();

    @Test
    void path_of_a_cell_is_the_same_before_and_after_it_has_run() throws Exception {
        String dumped = sources.dumped("1 + 1");
        sources.runs("Cell[1]", "1 + 1");

        assertThat(sources.pathOf("Cell[1]")).isEqualTo(dumped).isEqualTo(CellSources.path("1 + 1"));
        assertThat(sources.text(dumped)).isEqualTo("1 + 1");
    }

    @Test
    void code_that_runs_in_silence_does_not_take_the_number_of_the_cell_before_it() {
        sources.runs("Cell[1]", "mine");
        sources.runs("Cell[1]", "silent");

        assertThat(sources.pathOf("Cell[1]")).isEqualTo(CellSources.path("mine"));
    }

    @Test
    void unknown_source_is_none() throws Exception {
        String text = sources.text("java.base/java/lang/NoSuchClass.java");

        assertThat(text).isNull();
    }
}
