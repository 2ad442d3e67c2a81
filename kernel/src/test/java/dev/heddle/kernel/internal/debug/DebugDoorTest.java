package dev.heddle.kernel.internal.debug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.jdi.VirtualMachine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class DebugDoorTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private DebugDoor door;

    @BeforeEach
    void open() throws IOException {
        door = DebugDoor.open();
    }

    @AfterEach
    void close() throws IOException {
        door.close();
    }

    @Test
    void jvm_that_was_started_with_the_option_can_be_watched() throws Exception {
        Process process = start();

        VirtualMachine machine = door.await(LIMIT);

        assertThat(LearnersThreads.of(machine)).extracting(LearnersThreads::name).containsExactly("main");
        machine.dispose();
        process.getOutputStream().close();
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void stranger_who_is_no_agent_does_not_keep_the_agent_out() throws Exception {
        try (Socket stranger = new Socket(InetAddress.getLoopbackAddress(), port())) {
            stranger.getOutputStream()
                    .write("GET / HTTP/1.1\r\n\r\n".getBytes(
                            StandardCharsets.US_ASCII));
            Process process = start();

            VirtualMachine machine = door.await(LIMIT);

            machine.dispose();
            process.getOutputStream().close();
            assertThat(process.waitFor()).isZero();
        }
    }

    @Test
    void jvm_that_does_not_come_is_given_up() {
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> door.await(Duration.ZERO))
                .withMessage("the debug agent did not connect within 0 s");
    }

    private Process start() throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), door.option(),
                "-cp", System.getProperty("java.class.path"), Waiting.class.getName()).start();
    }

    private int port() {
        return Integer.parseInt(door.option().substring(door.option().lastIndexOf(':') + 1));
    }
}
