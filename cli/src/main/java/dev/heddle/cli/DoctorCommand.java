package dev.heddle.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `heddle doctor`: says what is here, what is missing, what that costs, and what to do about it.
@Command(name = "doctor", mixinStandardHelpOptions = true, description = {
        "Looks for all that Heddle can use. It changes nothing.",
        "For what is missing it says what that costs, and the command that fixes it."}, footer = {
                "%nThe JSON is%n  {\"ok\": true, \"checks\": [{\"name\", \"group\", \"state\", \"found\", \"cost\", \"fix\"}]}",
                "\"ok\" is false if something that is needed is missing: then the exit code is 3.",
                "\"group\" is needed, good_to_have or optional.",
                "\"state\" is ok, not_set_up (heddle lab does it), optional_missing or required_missing.",
                "\"cost\" and \"fix\" may be null."})
final class DoctorCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Machine machine;
    private final Supplier<Home> home;

    @Option(names = "--json", description = "Write JSON, for programs.")
    private boolean json;

    /// @param home asked when the command runs, since `--help` needs none
    DoctorCommand(Terminal terminal, Machine machine, Supplier<Home> home) {
        this.terminal = terminal;
        this.machine = machine;
        this.home = home;
    }

    @Override
    public Integer call() throws InterruptedException {
        List<Finding> findings = Doctor.of(machine, home.get()).examine();
        if (json) {
            terminal.out().println(DoctorJson.of(findings));
        } else {
            // Heddle writes UTF-8; a terminal that shows another encoding gets ASCII.
            boolean plain = !"UTF-8".equals(machine.property("stdout.encoding"));
            new DoctorReport(terminal, plain).print(findings);
        }
        return Finding.allNeededAreThere(findings) ? ExitCode.DONE : ExitCode.SETUP_FAILED;
    }
}
