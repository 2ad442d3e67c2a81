package dev.heddle.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// `heddle lab`: opens JupyterLab on the course, and makes sure of all that this needs.
@Command(name = "lab", mixinStandardHelpOptions = true, description = "Opens JupyterLab on the course. Uses the JupyterLab on your PATH if it is new enough, else "
        + "installs one into .heddle/. Ctrl-C stops it.")
final class LabCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Machine machine;
    private final Supplier<Home> whereHomeIs;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs the command
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "NOTEBOOK", completionCandidates = NotebookNames.class, description = "A chapter such as 00, a notebook, or a folder of your own.")
    private @Nullable String notebook;

    @Option(names = "--no-browser", description = "Only starts the server and says its address.")
    private boolean noBrowser;

    @Option(names = "--port", paramLabel = "PORT", converter = Port.class, description = "The port to listen on. The default is the first free "
            + "one from 8888.")
    private @Nullable Integer port;

    static final class Port implements ITypeConverter<Integer> {

        @Override
        public Integer convert(String word) {
            try {
                return Integer.valueOf(word);
            } catch (NumberFormatException e) {
                throw new TypeConversionException("A port is a number, not '" + word + "'.");
            }
        }
    }

    /// @param whereHomeIs asked when the command runs, since `--help` needs none
    LabCommand(Terminal terminal, Machine machine, Supplier<Home> whereHomeIs) {
        this.terminal = terminal;
        this.machine = machine;
        this.whereHomeIs = whereHomeIs;
    }

    @Override
    public Integer call() throws InterruptedException {
        Home home = whereHomeIs.get();
        NotebookChoice choice = NotebookChoice.of(notebook, home, spec);
        checkFolders();
        checkPort();
        Jupyter jupyter = prepare(home);
        return new LabServer(jupyter, home, terminal).serve(choice, port, !noBrowser);
    }

    private Jupyter prepare(Home home) {
        Jupyter jupyter =
                Jupyter.onPath(machine, problem -> terminal.out().println(problem + "; Heddle uses its own."));
        boolean changed = false;
        if (jupyter == null) {
            PythonEnvironment environment = new PythonEnvironment(home, terminal, machine);
            changed = environment.ensure(List.of(home.requirements()));
            jupyter = Jupyter.in(environment, home.requirements());
        }
        Jdk jdk = Jdk.chosen(machine);
        KernelSpec kernel = new KernelSpec(home.kernelJars(), jupyter.dataFolder(), jdk);
        if (kernel.state() != KernelSpec.State.UP_TO_DATE) {
            kernel.install(new StartCaches(machine, terminal)::make);
            changed = true;
        }
        terminal.out()
                .println((changed ? "Ready: " : "All is up to date: ") + "JupyterLab " + jupyter.version()
                        + ", kernel '" + KernelSpec.DISPLAY_NAME + "' on Java " + jdk.feature() + ".");
        return jupyter;
    }

    private void checkFolders() {
        Path readOnly = new JupyterFolders(machine).readOnly();
        if (readOnly != null) {
            throw new SetupException("Jupyter keeps its settings in " + readOnly + ", which cannot be written.",
                    "make it writable, or set HOME (or JUPYTER_CONFIG_DIR, JUPYTER_DATA_DIR and JUPYTER_RUNTIME_DIR) to "
                            + "folders that are.");
        }
    }

    private void checkPort() {
        if (port == null) {
            return;
        }
        if (port < 1 || port > 65535) {
            throw new ParameterException(spec.commandLine(),
                    "A port is a number from 1 to 65535, not " + port + ".");
        }
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new SetupException("Port " + port + " cannot be used (" + e.getMessage() + ").",
                    "choose another with --port, or leave it out: then a free one is found.", e);
        }
    }
}
