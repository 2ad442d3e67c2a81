package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 20, unit = TimeUnit.SECONDS)
final class DoctorTest {

    @Test
    void checks_run_at_once_and_are_told_in_their_order() throws InterruptedException {
        CountDownLatch both = new CountDownLatch(2);
        Doctor doctor = new Doctor(
                List.of(Check.needed("a", () -> meet(both, "first")), Check.optional("b", () -> meet(both, "second"))),
                Duration.ofSeconds(10));

        List<Finding> findings = doctor.examine();

        assertThat(findings).containsExactly(new Finding("a", Finding.Group.NEEDED, Diagnosis.ok("first")),
                new Finding("b", Finding.Group.OPTIONAL, Diagnosis.ok("second")));
    }

    @Test
    void check_that_never_answers_is_given_up_and_interrupted() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        Doctor doctor = new Doctor(List.of(Check.goodToHave("slow", () -> hang(interrupted)),
                Check.goodToHave("quick", () -> Diagnosis.ok("here"))), Duration.ofSeconds(1));

        List<Finding> findings = doctor.examine();

        assertThat(findings).extracting(finding -> finding.diagnosis().found())
                .containsExactly("did not answer within 1 s", "here");
        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void fault_in_a_check_is_not_taken_for_a_finding() {
        IllegalArgumentException fault = new IllegalArgumentException("a fault");
        Doctor doctor = new Doctor(List.of(Check.needed("broken", () -> {
            throw fault;
        })), Duration.ofSeconds(10));

        assertThatThrownBy(doctor::examine).isInstanceOf(IllegalStateException.class)
                .hasMessage("the check 'broken' failed")
                .hasCause(fault);
    }

    private static Diagnosis meet(CountDownLatch others, String answer) {
        others.countDown();
        try {
            return others.await(10, TimeUnit.SECONDS) ? Diagnosis.ok(answer) : Diagnosis.ok("alone");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Diagnosis.ok("interrupted");
        }
    }

    private static Diagnosis hang(CountDownLatch interrupted) {
        try {
            return new CountDownLatch(1).await(10, TimeUnit.MINUTES) ? Diagnosis.ok("woken") : Diagnosis.ok("waited");
        } catch (InterruptedException e) {
            interrupted.countDown();
            Thread.currentThread().interrupt();
            return Diagnosis.ok("interrupted");
        }
    }
}
