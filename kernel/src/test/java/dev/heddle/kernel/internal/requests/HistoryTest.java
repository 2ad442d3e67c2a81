package dev.heddle.kernel.internal.requests;

import static dev.heddle.kernel.internal.requests.FrontEnd.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import dev.heddle.kernel.internal.protocol.Channel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class HistoryTest {

    @TempDir
    private Path data;

    @Test
    void cells_are_remembered_by_the_next_session() throws Exception {
        FrontEnd first = FrontEnd.start(Map.of("JUPYTER_DATA_DIR", data.toString()));
        first.run("1 + 1");
        first.run("int a = 1;");
        first.ask(Channel.SHELL, "execute_request", "{'code': '3', 'store_history': false}");
        first.end();
        FrontEnd second = FrontEnd.start(Map.of("JUPYTER_DATA_DIR", data.toString()));
        second.run("1 + 1");

        JsonElement tail = ask(second, "{'hist_access_type': 'tail', 'n': 2, 'output': false}");
        JsonElement outputs = ask(second, "{'hist_access_type': 'tail', 'n': 3, 'output': true, 'raw': true}");
        JsonElement range = ask(second, "{'hist_access_type': 'range', 'session': -1, 'start': 2, 'stop': 3}");
        JsonElement now = ask(second, "{'hist_access_type': 'range', 'session': 0}");
        JsonElement search = ask(second, "{'hist_access_type': 'search', 'pattern': '1 ? *', 'unique': true}");
        JsonElement one = ask(second, "{'hist_access_type': 'search', 'pattern': '*1*', 'n': 1}");
        second.end();

        assertThat(tail).isEqualTo(json("{'h': [[1, 2, 'int a = 1;'], [2, 1, '1 + 1']]}").get("h"));
        assertThat(outputs).isEqualTo(
                json("{'h': [[1, 1, ['1 + 1', '2']], [1, 2, ['int a = 1;', null]], [2, 1, ['1 + 1', '2']]]}")
                        .get("h"));
        assertThat(range).isEqualTo(json("{'h': [[1, 2, 'int a = 1;']]}").get("h"));
        assertThat(now).isEqualTo(json("{'h': [[2, 1, '1 + 1']]}").get("h"));
        assertThat(search).isEqualTo(now);
        assertThat(one).isEqualTo(now);
    }

    @Test
    void broken_last_line_is_passed_over_and_mended() throws IOException {
        Path file = data.resolve("history.jsonl");
        String whole = "{\"session\":4,\"line\":1,\"input\":\"a\"}\n";
        Files.writeString(file, whole + "{\"session\":4,\"li");

        History history = new History(file);
        history.add(1, "b", null);

        assertThat(history.session()).isEqualTo(5);
        assertThat(file).hasContent(whole + "{\"session\":5,\"line\":1,\"input\":\"b\"}\n");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void nobody_else_can_read_it() throws IOException {
        Path folder = data.resolve("heddle");
        Files.createDirectory(folder,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));

        new History(folder.resolve("history.jsonl")).add(1, "secret", null);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder))).isEqualTo("rwx------");
    }

    @Test
    void of_a_long_value_only_the_beginning_is_kept() {
        Path file = data.resolve("history.jsonl");

        new History(file).add(1, "a", "x".repeat(10_001));

        assertThat(new History(file).entries()).singleElement()
                .satisfies(entry -> assertThat(entry.output()).isEqualTo("x".repeat(10_000) + "…"));
    }

    @Test
    void file_that_has_grown_too_long_is_cut_by_the_next_session() throws IOException {
        Path file = data.resolve("history.jsonl");
        Files.writeString(file, "{\"session\":1,\"line\":1,\"input\":\"a\"}\n".repeat(10_500));

        int session = new History(file).session();

        assertThat(session).isEqualTo(2);
        assertThat(Files.readAllLines(file)).hasSize(10_000);
    }

    @Test
    void without_a_folder_only_this_session_is_known() throws IOException {
        Path blocked = Files.writeString(data.resolve("heddle"), "a file, no folder");

        History history = new History(blocked.resolve("history.jsonl"));
        history.add(1, "a", "b");

        assertThat(history.entries()).containsExactly(new History.Entry(1, 1, "a", "b"));
        assertThat(History.place(Map.of("HEDDLE_HISTORY", "off"))).isNull();
    }

    private static JsonElement ask(FrontEnd frontEnd, String content) throws InterruptedException {
        Exchange exchange = frontEnd.ask(Channel.SHELL, "history_request", content);
        assertThat(exchange.types()).containsExactly("status", "history_reply", "status");
        assertThat(exchange.reply().keySet()).containsExactlyInAnyOrder("status", "history");
        return exchange.reply().get("history");
    }
}
