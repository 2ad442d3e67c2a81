package dev.heddle.kernel.internal.requests;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
final class RehearsalTest {

    @Test
    void session_is_played_to_its_end() {
        assertThatCode(() -> new Rehearsal().play()).doesNotThrowAnyException();
    }
}
