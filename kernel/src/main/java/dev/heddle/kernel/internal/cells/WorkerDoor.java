package dev.heddle.kernel.internal.cells;

import dev.heddle.worker.Link;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Where a worker that was just started connects. Everybody on this machine can knock; only who knows the token gets
/// in, and nobody keeps the others waiting.
final class WorkerDoor implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(WorkerDoor.class.getName());
    private static final int TOKEN_MILLIS = 5_000;
    private static final int MOST_WAITING = 50;

    private final ServerSocket socket;
    private final String token = newToken();
    private final CompletableFuture<Link> entered = new CompletableFuture<>();

    private WorkerDoor(ServerSocket socket) {
        this.socket = socket;
    }

    static WorkerDoor open() throws IOException {
        WorkerDoor door = new WorkerDoor(new ServerSocket(0, MOST_WAITING, InetAddress.getLoopbackAddress()));
        thread("heddle-door", door::acceptAll);
        return door;
    }

    int port() {
        return socket.getLocalPort();
    }

    /// What the worker must say first.
    String token() {
        return token;
    }

    /// Waits until the worker has come in.
    ///
    /// @param process the worker
    /// @throws IOException if it ends instead, or does not come within the limit
    Link await(Process process, Duration limit) throws IOException {
        Object first;
        try {
            first = CompletableFuture.anyOf(entered, process.onExit()).get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException("the JVM for the cells did not connect within " + limit.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("neither a connection nor an exit can fail", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the JVM for the cells was starting", e);
        }
        if (first instanceof Link link) {
            return link;
        }
        throw new IOException(
                "the JVM for the cells ended at once, with exit code " + process.exitValue() + said(process));
    }

    /// Lets nobody in any more.
    @Override
    public void close() throws IOException {
        entered.cancel(/* mayInterruptIfRunning= */ false);
        socket.close();
    }

    private void acceptAll() {
        try {
            while (true) {
                Socket visitor = socket.accept();
                thread("heddle-visitor", () -> greet(visitor));
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "the door for a worker was closed", e);
        }
    }

    private void greet(Socket visitor) {
        try {
            visitor.setSoTimeout(TOKEN_MILLIS);
            Link link = new Link(visitor);
            if (isToken(link.receiveToken())) {
                visitor.setSoTimeout(0);
                if (entered.complete(link)) {
                    return;
                }
            }
            link.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "a stranger knocked instead of the worker", e);
            close(visitor);
        }
    }

    private boolean isToken(String said) {
        // Takes the same time wherever the first wrong byte is.
        return MessageDigest.isEqual(said.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    private static String said(Process process) throws IOException {
        String text = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return text.isEmpty() ? "" : ": " + text;
    }

    private static void close(Socket visitor) {
        try {
            visitor.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "closing the connection of a stranger", e);
        }
    }

    private static void thread(String name, Runnable body) {
        Thread.ofPlatform().daemon().name(name).start(body);
    }

    private static String newToken() {
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
