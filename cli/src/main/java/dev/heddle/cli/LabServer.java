package dev.heddle.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// A running JupyterLab. Its own chatter goes to a log; the person sees its address.
final class LabServer {

    /// Jupyter drops what a kernel sends faster than this many bytes a second. Ours sees to it that no cell prints too much,
    /// and a million is soon reached.
    private static final String OUTPUT_RATE = "--ZMQChannelsWebsocketConnection.iopub_data_rate_limit=100000000";

    private static final Duration START_LIMIT = Duration.ofSeconds(90);

    /// A second signal makes JupyterLab leave its kernels, and their connection files, as they are.
    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final int LOOK_MILLIS = 100;
    private static final int LINES_OF_A_FAILURE = 8;
    private static final Pattern ADDRESS = Pattern.compile("(https?://(?:localhost|127\\.0\\.0\\.1)[:/]\\S+)\\s");
    private static final Pattern PLACE = Pattern.compile("//([^:/]+):(\\d{1,5})/");
    private static final int CONNECT_MILLIS = 1000;
    private static final Pattern LOG = Pattern.compile("lab-(\\d{1,18})\\.log");

    private final Jupyter jupyter;
    private final Home home;
    private final Terminal terminal;
    private final Path log;
    private final Duration startLimit;

    LabServer(Jupyter jupyter, Home home, Terminal terminal) {
        this(jupyter, home, terminal, START_LIMIT);
    }

    LabServer(Jupyter jupyter, Home home, Terminal terminal, Duration startLimit) {
        this.startLimit = startLimit;
        this.jupyter = jupyter;
        this.home = home;
        this.terminal = terminal;
        this.log = home.workFolder().resolve("lab-" + ProcessHandle.current().pid() + ".log");
    }

    /// Runs until JupyterLab is stopped.
    ///
    /// @return the exit code of the command
    int serve(NotebookChoice choice, @Nullable Integer port, boolean browser) throws InterruptedException {
        try (Child child = start(choice, port, browser)) {
            String address = awaitAddress(child.process());
            terminal.out().println("JupyterLab is running at " + terminal.bold(address));
            terminal.out()
                    .println(terminal.faint("Ctrl-C stops it and its kernels. Log: " + home.root().relativize(log)));
            int code = child.process().waitFor();
            if (code != 0) {
                throw new SetupException("JupyterLab has failed (exit code " + code + "):\n" + endOfLog(),
                        whereTheLogIs());
            }
            terminal.out().println("JupyterLab has stopped.");
            return ExitCode.DONE;
        }
    }

    private Child start(NotebookChoice choice, @Nullable Integer port, boolean browser) {
        List<Object> command = new ArrayList<>(jupyter.command());
        command.add("-y"); // Ctrl-C stops it without a question, which nobody would see
        command.add("--ServerApp.root_dir=" + choice.root());
        command.add(OUTPUT_RATE);
        Path notebook = choice.notebook();
        if (notebook != null) {
            command.add("--LabApp.default_url=/lab/tree/" + urlPath(notebook));
        }
        if (port != null) {
            command.add("--ServerApp.port=" + port);
            command.add("--ServerApp.port_retries=0");
        }
        if (!browser) {
            command.add("--no-browser");
        }
        if ("root".equals(System.getProperty("user.name"))) {
            // In a container everybody is root. The server listens on this machine only, and asks for a token.
            command.add("--allow-root");
        }
        try {
            Files.createDirectories(home.workFolder());
            deleteOldLogs();
            createPrivate(log);
            // It reads nothing, but only where its input is a terminal does it end its kernels on a Ctrl-C.
            return Child.start(Tool.of(command)
                    .builder()
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())), GRACE);
        } catch (IOException e) {
            throw new SetupException("JupyterLab could not be started (" + SetupException.reason(e) + ").",
                    "./heddle doctor says what is wrong with the machine.", e);
        }
    }

    /// Those of servers that are gone.
    private void deleteOldLogs() throws IOException {
        try (DirectoryStream<Path> logs = Files.newDirectoryStream(home.workFolder(), "lab-*.log")) {
            for (Path each : logs) {
                Matcher name = LOG.matcher(each.getFileName().toString());
                if (name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()) {
                    Files.deleteIfExists(each);
                }
            }
        }
    }

    /// The log holds the token that lets one in.
    private static void createPrivate(Path file) throws IOException {
        Files.deleteIfExists(file);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
    }

    private String awaitAddress(Process process) throws InterruptedException {
        try (Progress progress = Progress.start(terminal, "Starting JupyterLab")) {
            while (progress.elapsed().compareTo(startLimit) < 0) {
                String address = addressIn(logText());
                if (address != null && answers(address)) {
                    return address;
                }
                if (process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                    throw new SetupException("JupyterLab ended at once:\n" + endOfLog(), whereTheLogIs());
                }
            }
        }
        throw new SetupException("JupyterLab did not start within " + startLimit.toSeconds() + " s:\n" + endOfLog(),
                whereTheLogIs());
    }

    /// The first address in a log that is still being written: its last line may not be whole yet.
    static @Nullable String addressIn(String log) {
        Matcher address = ADDRESS.matcher(log);
        return address.find() ? address.group(1) : null;
    }

    /// JupyterLab says its address a moment before it listens there.
    private static boolean answers(String address) {
        Matcher place = PLACE.matcher(address);
        if (!place.find()) {
            return true; // the default port of http is no port of ours to ask
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(place.group(1), Integer.parseInt(place.group(2))), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /// Whatever bytes are in it: paths in other encodings, half a letter at its end.
    private String logText() {
        try {
            return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new SetupException("JupyterLab's log cannot be read (" + SetupException.reason(e) + ").",
                    "start again, and leave .heddle as it is while JupyterLab starts.", e);
        }
    }

    private String whereTheLogIs() {
        return "the whole log is in " + home.root().relativize(log) + "; ./heddle doctor looks at the machine.";
    }

    private String endOfLog() {
        List<String> lines = logText().lines().filter(line -> !line.isBlank()).toList();
        return lines.subList(Math.max(0, lines.size() - LINES_OF_A_FAILURE), lines.size())
                .stream()
                .map(line -> "    " + line)
                .collect(Collectors.joining("\n"));
    }

    private static String urlPath(Path path) {
        return StreamSupport.stream(path.spliterator(), /* parallel= */ false)
                .map(name -> URLEncoder.encode(name.toString(), StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
    }
}
