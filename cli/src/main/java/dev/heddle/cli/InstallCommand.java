package dev.heddle.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `heddle install`: the kernel alone, for a Jupyter, JupyterHub or VS Code that is there already.
@Command(name = "install", mixinStandardHelpOptions = true, description = "Installs the Java kernel for your own Jupyter, JupyterHub or VS Code. (heddle lab does that by "
        + "itself for the JupyterLab that it opens.)")
final class InstallCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Machine machine;
    private final Supplier<Home> home;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs the command
    private CommandSpec spec;

    @Mixin
    private final Place place = new Place();

    /// @param home asked when the command runs, since `--help` needs none
    InstallCommand(Terminal terminal, Machine machine, Supplier<Home> home) {
        this.terminal = terminal;
        this.machine = machine;
        this.home = home;
    }

    /// Where a kernel is installed to, or removed from.
    static final class Place {

        @Option(names = "--user", description = "For you, in your home folder. This is the default.")
        private boolean user;

        @Option(names = "--prefix", paramLabel = "FOLDER", description = "For an environment: in FOLDER/share/jupyter, such as that of a virtual environment, of "
                + "conda, or /usr/local for all users of a JupyterHub.")
        private @Nullable Path prefix;

        Path dataFolder(Machine machine) {
            if (prefix == null) {
                return new JupyterFolders(machine).data();
            }
            return prefix.resolve("share/jupyter");
        }

        void check(CommandSpec command) {
            if (user && prefix != null) {
                throw new ParameterException(command.commandLine(), "Give --user or --prefix, not both.");
            }
        }
    }

    @Override
    public Integer call() {
        place.check(spec);
        KernelSpec kernel =
                new KernelSpec(home.get().kernelJars(), place.dataFolder(machine), Jdk.chosen(machine));
        boolean fresh = kernel.state() == KernelSpec.State.UP_TO_DATE && kernel.hasCaches();
        if (!fresh) {
            kernel.install(new StartCaches(machine, terminal)::make);
        }
        terminal.out()
                .println((fresh ? "Up to date: " : "Installed: ") + "the kernel '" + KernelSpec.DISPLAY_NAME
                        + "' in " + kernel.folder() + ".");
        terminal.out().println("Choose it in JupyterLab's launcher or in VS Code's list of kernels.");
        return ExitCode.DONE;
    }
}
