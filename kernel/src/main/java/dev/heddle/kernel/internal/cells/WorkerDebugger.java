package dev.heddle.kernel.internal.cells;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.Field;
import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.InvalidTypeException;
import com.sun.jdi.ObjectReference;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.StackFrame;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.VirtualMachine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The debugger's view of a worker: throws an error into the cell's thread, which no other way of Java can do.
final class WorkerDebugger implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(WorkerDebugger.class.getName());
    private static final int CONNECT_MILLIS = 1_000;
    private static final List<Path> NOTHING_TO_DO = List.of(Path.of("/bin/true"), Path.of("/usr/bin/true"));
    private static final String ERROR = "dev.heddle.worker.CellStopped";
    private static final String RUNNER = "dev.heddle.worker.CellThread";
    private static final String LEFT_BEHIND = "main (left behind)";

    /// What calls a cell's code, from the thread's start up to it.
    private static final List<String> BELOW = List.of("java.lang.Thread", RUNNER, "dev.heddle.worker.Worker",
            "dev.heddle.worker.CellOwner", "dev.heddle.worker.ValueText", "java.lang.reflect.", "jdk.internal.reflect.",
            "java.lang.invoke.");

    /// An error thrown there would leave a lock held for ever, or a class unusable.
    private static final List<String> NEVER_IN = List.of("dev.heddle.worker.", "java.util.concurrent.locks.",
            "jdk.internal.misc.InternalLock", "java.io.PrintStream", "java.lang.ClassLoader", "jdk.internal.loader.",
            "java.lang.invoke.");

    private final ServerSocket door;
    private final Path launched;
    private @Nullable VirtualMachine machine; // touched by one interrupt at a time

    private WorkerDebugger(ServerSocket door, Path launched) {
        this.door = door;
        this.launched = launched;
    }

    /// A debugger for the worker that is started next.
    ///
    /// @return null if this system cannot start one when it is needed
    static @Nullable WorkerDebugger open() throws IOException {
        for (Path program : NOTHING_TO_DO) {
            if (Files.isExecutable(program)) {
                return new WorkerDebugger(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()), program);
            }
        }
        return null;
    }

    /// What the worker's JVM is to be started with. Its agent sleeps until the worker first throws the error.
    String option() {
        return "-agentlib:jdwp=transport=dt_socket,server=n,suspend=n,onthrow=" + ERROR + ",launch=" + launched
                + ",address=127.0.0.1:" + door.getLocalPort();
    }

    /// Waits for the agent, which wakes up when the worker is told to stop a cell.
    private VirtualMachine connected() throws IOException {
        if (machine == null) {
            door.setSoTimeout(CONNECT_MILLIS);
            Socket socket = door.accept();
            socket.setTcpNoDelay(true);
            machine = Bootstrap.virtualMachineManager().createVirtualMachine(DebuggerLink.greet(socket));
        }
        return machine;
    }

    /// Throws the worker's error into the cell's thread, if that runs the learner's code just now.
    ///
    /// @return whether it was thrown
    boolean stopCell() {
        try {
            VirtualMachine worker = connected();
            ObjectReference error = error(worker);
            return error != null && stop(worker, error);
        } catch (VMDisconnectedException e) {
            return false; // it has ended, and with it the cell
        } catch (IOException e) {
            // The cell's thread is left behind then.
            LOG.log(System.Logger.Level.WARNING, "no debugger for the JVM of the cells", e);
            return false;
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "closing the debugger's door", e);
        }
    }

    private static boolean stop(VirtualMachine worker, ObjectReference error) {
        worker.suspend();
        try {
            for (ThreadReference thread : worker.allThreads()) {
                if (runsTheCell(thread)) {
                    thread.stop(error);
                    return true;
                }
            }
            return false;
        } catch (InvalidTypeException e) {
            throw new IllegalStateException(ERROR + " cannot be thrown", e);
        } finally {
            worker.resume();
        }
    }

    private static boolean runsTheCell(ThreadReference thread) {
        try {
            List<String> places = thread.frames()
                    .stream()
                    .map(StackFrame::location)
                    .map(location -> location.declaringType().name())
                    .toList();
            if (!places.contains(RUNNER) || thread.name().equals(LEFT_BEHIND)) {
                return false;
            }
            List<String> ofTheCell = places.reversed().stream().dropWhile(each -> startsWith(BELOW, each)).toList();
            return !ofTheCell.isEmpty() && ofTheCell.stream().noneMatch(each -> startsWith(NEVER_IN, each));
        } catch (IncompatibleThreadStateException e) {
            return false; // it has just ended
        }
    }

    private static boolean startsWith(List<String> starts, String name) {
        return starts.stream().anyMatch(name::startsWith);
    }

    private static @Nullable ObjectReference error(VirtualMachine worker) {
        List<ReferenceType> types = worker.classesByName(ERROR);
        if (types.isEmpty()) {
            return null;
        }
        Field field = types.getFirst().fieldByName("INSTANCE");
        return (ObjectReference) types.getFirst().getValue(field);
    }
}
