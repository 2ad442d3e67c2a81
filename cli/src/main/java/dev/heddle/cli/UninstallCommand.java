package dev.heddle.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `heddle uninstall`: removes what `heddle install` has installed.
@Command(name = "uninstall", mixinStandardHelpOptions = true, description = "Removes the kernel that heddle install has installed, and nothing else.")
final class UninstallCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private final InstallCommand.Place place = new InstallCommand.Place();

    UninstallCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (place.isContradictory()) {
            terminal.err().println("Give --user or --prefix, not both.");
            return ExitCode.BAD_USAGE;
        }
        KernelSpec kernel = new KernelSpec(Home.ofThisProcess().kernelJars(), place.dataFolder());
        boolean removed = kernel.uninstall();
        terminal.out()
                .println(removed
                        ? "Removed: the kernel in " + kernel.folder() + "."
                        : "Nothing to remove: there is no kernel of Heddle in " + kernel.folder() + ".");
        return ExitCode.DONE;
    }
}
