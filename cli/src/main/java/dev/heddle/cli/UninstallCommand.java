package dev.heddle.cli;

import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `heddle uninstall`: removes what `heddle install` has installed.
@Command(name = "uninstall", mixinStandardHelpOptions = true, description = "Removes the kernel that heddle install has installed, and nothing else.")
final class UninstallCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Machine machine;
    private final Supplier<Home> home;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs the command
    private CommandSpec spec;

    @Mixin
    private final InstallCommand.Place place = new InstallCommand.Place();

    /// @param home asked when the command runs, since `--help` needs none
    UninstallCommand(Terminal terminal, Machine machine, Supplier<Home> home) {
        this.terminal = terminal;
        this.machine = machine;
        this.home = home;
    }

    @Override
    public Integer call() {
        place.check(spec);
        KernelSpec kernel = new KernelSpec(home.get().kernelJars(), place.dataFolder(machine));
        boolean removed = kernel.uninstall();
        terminal.out()
                .println(removed
                        ? "Removed: the kernel in " + kernel.folder() + "."
                        : "Nothing to remove: there is no kernel of Heddle in " + kernel.folder() + ".");
        return ExitCode.DONE;
    }
}
