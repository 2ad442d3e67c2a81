package dev.heddle.kernel;

import dev.heddle.kernel.internal.protocol.ConnectionInfo;
import dev.heddle.kernel.internal.protocol.MessageCodec;
import dev.heddle.kernel.internal.protocol.ZmqTransport;
import dev.heddle.kernel.internal.requests.KernelServer;
import dev.heddle.kernel.internal.requests.Rehearsal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/// The kernel's JVM. Jupyter starts it with a connection file as its argument.
public final class Main {

    private static final System.Logger LOG = System.getLogger(Main.class.getName());
    private static final String STARTER = "JPY_PARENT_PID";
    private static final String REHEARSAL = "--rehearsal";
    private static final int BAD_USAGE = 2;
    private static final int SETUP_FAILED = 3;

    private Main() {}

    /// Serves one notebook until it is shut down.
    ///
    /// @param arguments the connection file; `--rehearsal` plays a session without Jupyter and ends
    /// @throws InterruptedException never, in practice
    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length != 1) {
            System.err.println("usage: java " + Main.class.getName() + " CONNECTION_FILE  (Jupyter does this)");
            System.exit(BAD_USAGE);
        }
        try {
            if (arguments[0].equals(REHEARSAL)) {
                new Rehearsal().play();
                System.exit(0);
            }
            ConnectionInfo where = ConnectionInfo.read(Path.of(arguments[0]));
            try (KernelServer kernel = new KernelServer(new ZmqTransport(where), new MessageCodec(where.key()),
                    System.getenv())) {
                kernel.start();
                endWithStarter(kernel);
                kernel.awaitShutdown();
            }
        } catch (IOException e) {
            System.err.println("heddle kernel: " + e.getMessage());
            System.exit(SETUP_FAILED);
        }
        System.exit(0);
    }

    /// A Jupyter that was killed cannot ask its kernels to end. It has left its process id in our environment;
    /// on Windows that is the number of a handle, which says nothing here.
    private static void endWithStarter(KernelServer kernel) {
        String starter = System.getenv(STARTER);
        if (starter != null && starter.matches("\\d{1,18}") && !System.getProperty("os.name").startsWith("Windows")) {
            var end = ProcessHandle.of(Long.parseLong(starter))
                    .map(ProcessHandle::onExit)
                    .orElse(CompletableFuture.completedFuture(null))
                    .thenRun(kernel::shutDown);
            LOG.log(System.Logger.Level.DEBUG, "ends with process {0}: {1}", starter, end);
        }
    }
}
