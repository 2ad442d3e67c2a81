package dev.heddle.kernel.internal.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ConnectionInfoTest {

    @TempDir
    private Path folder;

    private Path file;

    private final JsonObject good = JsonParser.parseString("""
            {"shell_port": 57503, "iopub_port": 40885, "stdin_port": 52597, "control_port": 50160, "hb_port": 42540,
             "ip": "127.0.0.1", "key": "a0436f6c-1916", "transport": "tcp", "signature_scheme": "hmac-sha256",
             "kernel_name": "heddle", "jupyter_session": "/home/线程/a b.ipynb"}""").getAsJsonObject();

    @BeforeEach
    void name() {
        file = folder.resolve("kernel 线.json");
    }

    @Test
    void file_of_jupyter_is_read_field_by_field() throws IOException {
        ConnectionInfo info = read(good);

        assertThat(info).isEqualTo(
                new ConnectionInfo("tcp", "127.0.0.1", 57503, 50160, 40885, 52597, 42540, "a0436f6c-1916"));
        assertThat(info.endpoint(info.shellPort())).isEqualTo("tcp://127.0.0.1:57503");
    }

    @Test
    void ipc_has_paths_for_addresses() throws IOException {
        good.addProperty("transport", "ipc");
        good.addProperty("ip", "/run/kernel-1-ipc");
        good.addProperty("shell_port", 1);

        ConnectionInfo info = read(good);

        assertThat(info.endpoint(info.shellPort())).isEqualTo("ipc:///run/kernel-1-ipc-1");
    }

    @Test
    void empty_key_and_no_scheme_are_allowed() throws IOException {
        good.addProperty("key", "");
        good.remove("signature_scheme");

        ConnectionInfo info = read(good);

        assertThat(info.key()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"transport", "ip", "shell_port", "control_port", "iopub_port", "stdin_port", "hb_port",
            "key"})
    void field_that_is_missing_or_no_text_is_named(String field) {
        good.remove(field);
        assertThatIOException().isThrownBy(() -> read(good))
                .withMessage("connection file '" + file + "' has no text '" + field + "'");

        good.add(field, new JsonObject());
        assertThatIOException().isThrownBy(() -> read(good))
                .withMessage("connection file '" + file + "' has no text '" + field + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "65536", "1.5", "99999999999", "port", "true"})
    void port_that_is_none_is_named(String port) {
        good.addProperty("hb_port", port);

        assertThatIOException().isThrownBy(() -> read(good))
                .withMessage("connection file '" + file + "' has no port 'hb_port' but " + port);
    }

    @Test
    void other_signature_is_refused() {
        good.addProperty("signature_scheme", "hmac-md5");

        assertThatIOException().isThrownBy(() -> read(good))
                .withMessage("connection file '" + file
                        + "' wants signature_scheme 'hmac-md5', only hmac-sha256 is known");
    }

    static Stream<Arguments> notJson() {
        return Stream.of(argumentSet("empty", ""), argumentSet("text", "hello"), argumentSet("list", "[]"),
                argumentSet("cut", "{\"ip\": "));
    }

    @ParameterizedTest
    @MethodSource("notJson")
    void file_that_is_not_json_is_named(String text) throws IOException {
        Files.writeString(file, text);

        assertThatIOException().isThrownBy(() -> ConnectionInfo.read(file))
                .withMessageStartingWith("connection file '" + file + "' is not JSON: ");
    }

    @Test
    void file_that_does_not_exist_is_named() {
        assertThatIOException().isThrownBy(() -> ConnectionInfo.read(file))
                .withMessage("connection file '" + file + "' does not exist");
    }

    private ConnectionInfo read(JsonObject json) throws IOException {
        Files.writeString(file, json.toString());
        return ConnectionInfo.read(file);
    }
}
