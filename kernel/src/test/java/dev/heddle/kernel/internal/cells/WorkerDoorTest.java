package dev.heddle.kernel.internal.cells;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.heddle.worker.Command.Exit;
import dev.heddle.worker.Link;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class WorkerDoorTest {

    private static final Duration LONG = Duration.ofSeconds(50);

    private Process worker;
    private WorkerDoor door;

    @BeforeEach
    void open() throws IOException {
        worker = java("-cp", WorkerJvm.classPath(), "dev.heddle.worker.Main", "1"); // waits for its token
        door = WorkerDoor.open();
    }

    @AfterEach
    void close() throws IOException, InterruptedException {
        door.close();
        worker.destroyForcibly().waitFor();
        assertThat(ProcessHandle.current().children()).isEmpty();
    }

    @Test
    void who_knows_the_token_gets_in() throws IOException {
        try (Link inside = Link.connect(door.port(), door.token()); Link outside = door.await(worker, LONG)) {
            outside.send(new Exit());

            assertThat(inside.receiveCommand()).isEqualTo(new Exit());
        }
    }

    @Test
    void strangers_who_say_nothing_keep_nobody_waiting() throws IOException {
        List<Socket> strangers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            strangers.add(new Socket(InetAddress.getLoopbackAddress(), door.port()));
        }
        strangers.getFirst().getOutputStream().write(new byte[]{0, 0, 0, 32, 'a'});

        long start = System.nanoTime();
        try (Link _ = Link.connect(door.port(), door.token()); Link outside = door.await(worker, LONG)) {
            assertThat(outside).isNotNull();
        }

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
        for (Socket stranger : strangers) {
            stranger.close();
        }
    }

    @Test
    void stranger_with_a_wrong_token_is_sent_away() throws IOException {
        try (Link stranger = Link.connect(door.port(), "x" + door.token().substring(1));
                Link _ = Link.connect(door.port(), door.token());
                Link outside = door.await(worker, LONG)) {
            assertThat(outside).isNotNull();
            assertThat(stranger.receiveCommand()).isNull();
        }
    }

    @Test
    void stranger_who_talks_nonsense_is_sent_away() throws IOException {
        try (Socket stranger = new Socket(InetAddress.getLoopbackAddress(), door.port())) {
            stranger.getOutputStream().write(new byte[]{127, -1, -1, -1});

            assertThat(stranger.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void only_one_gets_in() throws IOException {
        try (Link _ = Link.connect(door.port(), door.token());
                Link outside = door.await(worker, LONG);
                Link second = Link.connect(door.port(), door.token())) {
            assertThat(outside).isNotNull();
            assertThat(second.receiveCommand()).isNull();
        }
    }

    @Test
    void every_door_has_a_token_of_its_own() throws IOException {
        try (WorkerDoor other = WorkerDoor.open()) {
            assertThat(other.token()).hasSize(32).isNotEqualTo(door.token());
        }
    }

    @Test
    void worker_that_ends_instead_is_told_with_what_it_said() throws IOException {
        Process broken = java("--no-such-option");

        assertThatIOException().isThrownBy(() -> door.await(broken, LONG))
                .withMessageStartingWith("the JVM for the cells ended at once, with exit code 1: ")
                .withMessageContaining("--no-such-option");
    }

    @Test
    void worker_that_never_comes_is_given_up() {
        assertThatIOException().isThrownBy(() -> door.await(worker, Duration.ofMillis(1)))
                .withMessage("the JVM for the cells did not connect within 0 s");
    }

    private static Process java(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).start();
    }
}
