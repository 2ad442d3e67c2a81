package dev.heddle.kernel.internal.debug;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.VirtualMachine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Where the agent of a JVM that is started next connects. The JVM itself listens to nobody: whoever could connect to
/// it could do with it whatever they like.
public final class DebugDoor implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(DebugDoor.class.getName());
    private static final int HELLO_MILLIS = 5_000;

    private final ServerSocket socket;
    private final CompletableFuture<JdwpConnection> entered = new CompletableFuture<>();

    private DebugDoor(ServerSocket socket) {
        this.socket = socket;
    }

    /// Begins to listen.
    ///
    /// @return the door
    /// @throws IOException if no port is free
    public static DebugDoor open() throws IOException {
        DebugDoor door = new DebugDoor(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        // The JVM does nothing before somebody has greeted its agent.
        Thread.ofPlatform().daemon().name("heddle-debug-door").start(door::greetFirst);
        return door;
    }

    /// What the JVM is to be started with.
    ///
    /// @return the option
    public String option() {
        return "-agentlib:jdwp=transport=dt_socket,server=n,suspend=n,includevirtualthreads=y,address=127.0.0.1:"
                + socket.getLocalPort();
    }

    /// Waits for the agent.
    ///
    /// @param limit how long
    /// @return the JVM, as a debugger sees it
    /// @throws IOException if it does not come in time
    public VirtualMachine await(Duration limit) throws IOException {
        try {
            JdwpConnection connection = entered.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return Bootstrap.virtualMachineManager().createVirtualMachine(connection);
        } catch (TimeoutException e) {
            throw new IOException("the debug agent did not connect within " + limit.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new IOException("the debug agent did not connect: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the debug agent was to connect", e);
        }
    }

    /// Lets nobody in any more.
    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void greetFirst() {
        while (!entered.isDone() && !socket.isClosed()) {
            try {
                greet(socket.accept());
            } catch (IOException e) {
                LOG.log(System.Logger.Level.DEBUG, "nobody came in", e);
            }
        }
    }

    /// Who does not answer as an agent does is sent away, and the next one is let in.
    private void greet(Socket visitor) throws IOException {
        try {
            visitor.setTcpNoDelay(true);
            visitor.setSoTimeout(HELLO_MILLIS);
            JdwpConnection connection = JdwpConnection.greet(visitor);
            visitor.setSoTimeout(0);
            entered.complete(connection);
        } catch (IOException e) {
            visitor.close();
            throw e;
        }
    }
}
