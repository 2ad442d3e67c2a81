package chapter11.echo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.schedules.kit.Tries;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class EchoTest {

    private static final int MILLIS = 4000; // only a wrong answer takes so long

    @Test
    @Tries(value = "one client sends two lines", zh = "一个客户端发送两行")
    void lines_are_answered() throws IOException {
        try (var echo = new Echo(); var client = connect(echo)) {
            String first = ask(client, "hello");
            String second = ask(client, "你好");

            assertEquals("hello", first, "first line");
            assertEquals("你好", second, "second line");
        }
    }

    @Test
    @Tries(value = "one client sends nothing while another sends a line", zh = "一个客户端什么也不发，另一个发送一行")
    void silent_client_holds_nobody_up() throws IOException {
        try (var echo = new Echo(); var silent = connect(echo); var client = connect(echo)) {
            assertEquals("hello", ask(client, "hello"), "second client");
            assertEquals("at last", ask(silent, "at last"), "first client");
        }
    }

    private static Socket connect(Echo echo) throws IOException {
        var socket = new Socket();
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), echo.port()), MILLIS);
        socket.setSoTimeout(MILLIS);
        return socket;
    }

    private static String ask(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            return new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
        } catch (SocketTimeoutException e) {
            throw new AssertionError("\"" + line + "\": no answer", e);
        }
    }
}
