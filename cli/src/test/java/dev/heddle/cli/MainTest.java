package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class MainTest {

    private static final String ESCAPE = "\u001b[";

    @RegisterExtension
    private final FakeHome fake = new FakeHome();

    private final Screen screen = Screen.plain();
    private final FakeMachine machine = new FakeMachine();

    /// Each level there is: `heddle` itself, and every command.
    static Stream<List<String>> levels() {
        return Stream.concat(Stream.of(List.of()),
                Main.commandLine(Screen.plain().terminal(), new FakeMachine())
                        .getSubcommands()
                        .keySet()
                        .stream()
                        .map(List::of));
    }

    @ParameterizedTest
    @MethodSource("levels")
    void help_of_each_level_says_its_usage_and_the_exit_codes(List<String> level) {
        String name = String.join(" ", Stream.concat(Stream.of("heddle"), level.stream()).toList());

        int code = heddle(Stream.concat(level.stream(), Stream.of("--help")).toArray(String[]::new));

        assertThat(code).isEqualTo(ExitCode.DONE);
        assertThat(screen.out()).startsWith("Usage: " + name + " [-h")
                .containsIgnoringNewLines("""
                        Exit codes:
                          0     done
                          1     the learner's code (or a test) failed
                          2     the command line was not understood
                          3     the machine or the set-up failed
                          130   stopped by Ctrl-C
                        """)
                .doesNotContain("generate-completion")
                .doesNotContain(ESCAPE);
        assertThat(screen.err()).isEmpty();
    }

    @Test
    void commands_are_those_that_the_readme_names() {
        assertThat(levels()).map(level -> String.join(" ", level))
                .contains("", "lab", "test", "install", "uninstall", "doctor", "completion");
    }

    @Test
    void without_a_command_the_usage_is_shown() {
        int code = heddle();

        assertThat(code).isEqualTo(ExitCode.DONE);
        assertThat(screen.out()).startsWith("Usage: heddle [-hV] COMMAND").contains("heddle COMMAND --help says more");
    }

    @Test
    void version_names_heddle_and_its_java() {
        int code = heddle("--version");

        assertThat(code).isEqualTo(ExitCode.DONE);
        assertThat(screen.out()).isEqualToNormalizingNewlines("""
                heddle (not packaged)
                Java %s in %s
                """.formatted(Runtime.version(), System.getProperty("java.home")));
    }

    static Arguments[] mistakes() {
        String commands = "lab, next, check, hint, solution, progress, course, test, install, uninstall, bench, "
                + "doctor, completion and help";
        return new Arguments[]{
                argumentSet("command", List.of("docto"),
                        "There is no command 'docto' (did you mean doctor?); there are " + commands + ".", ""),
                argumentSet("word that is near to none", List.of("xyz"),
                        "There is no command 'xyz'; there are " + commands + ".", ""),
                argumentSet("option", List.of("lab", "--no-browse"),
                        "There is no option '--no-browse' (did you mean --no-browser?).", "lab "),
                argumentSet("one argument too many", List.of("lab", "00", "01"),
                        "There is nothing to do for '01' in heddle lab.", "lab "),
                argumentSet("port", List.of("lab", "--port", "abc"), "A port is a number, not 'abc'.", "lab "),
                argumentSet("option without its value", List.of("lab", "--port"),
                        "Missing required parameter for option '--port' (PORT).", "lab "),
                argumentSet("stage", List.of("test", "java", "jav"),
                        "There is no stage 'jav'; there are java, course, door, kernel, lab, notebooks and browser.",
                        "test ")};
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void mistake_on_the_command_line_is_one_sentence(List<String> arguments, String sentence, String command) {
        int code = heddle(arguments.toArray(String[]::new));

        assertThat(code).isEqualTo(ExitCode.BAD_USAGE);
        assertThat(screen.err()).isEqualToNormalizingNewlines(
                sentence + "\n  ./heddle " + command + "--help says more.\n");
        assertThat(screen.out()).isEmpty();
    }

    @Test
    void help_as_a_command_says_what_the_option_says() {
        Screen asOption = Screen.plain();

        int all = heddle("help");
        int lab = heddle("help", "lab");
        Main.run(asOption.terminal(), machine, "--help");
        Main.run(asOption.terminal(), machine, "lab", "--help");

        assertThat(new int[]{all, lab}).containsOnly(ExitCode.DONE);
        assertThat(screen.out()).isEqualTo(asOption.out()).contains("Usage: heddle lab ");
        assertThat(screen.err()).isEmpty();
    }

    @Test
    void failure_of_the_set_up_is_two_lines() {
        System.setProperty("heddle.home", fake.folder().resolve("elsewhere").toString());

        int code = heddle("doctor");

        assertThat(code).isEqualTo(ExitCode.SETUP_FAILED);
        assertThat(screen.err()).isEqualToNormalizingNewlines("""
                heddle: There is no Heddle in %s.
                  Next: start ./heddle in the folder that holds it.
                """.formatted(fake.folder().resolve("elsewhere")));
        assertThat(screen.out()).isEmpty();
    }

    @Test
    void java_that_was_started_by_hand_is_told_to_use_the_door() {
        System.clearProperty("heddle.home");

        int code = heddle("install");

        assertThat(code).isEqualTo(ExitCode.SETUP_FAILED);
        assertThat(screen.err()).isEqualToNormalizingNewlines("""
                heddle: Heddle was started without knowing where its files are.
                  Next: start it as ./heddle (or heddle.cmd) in its own folder.
                """);
    }

    @Test
    void fault_of_heddle_is_shown_with_its_trace() {
        int code = Main.run(screen.terminal(), broken(() -> new IllegalStateException("no idea")), "install");

        assertThat(code).isEqualTo(ExitCode.SETUP_FAILED);
        assertThat(screen.err()).startsWith("heddle: this is a fault of Heddle itself:\n")
                .contains("java.lang.IllegalStateException: no idea",
                        "\tat dev.heddle.cli.JupyterFolders.data(JupyterFolders.java:");
    }

    @Test
    void error_of_the_jvm_is_not_blamed_on_the_learner() {
        int code = Main.run(screen.terminal(), broken(() -> new OutOfMemoryError("Java heap space")), "install");

        assertThat(code).isEqualTo(ExitCode.SETUP_FAILED);
        assertThat(screen.err()).startsWith("heddle: this is a fault of Heddle itself:\n")
                .contains("java.lang.OutOfMemoryError: Java heap space");
    }

    @Test
    void completion_is_a_script_that_bash_understands(@TempDir Path folder) throws IOException {
        int code = heddle("completion");
        Path script = Files.writeString(folder.resolve("completion.sh"), screen.out());

        Tool.Outcome syntax = Tool.of("bash", "-n", script).run();
        Tool.Outcome commands = Tool
                .of("bash", "-c", "source \"$1\"; COMP_WORDS=(heddle un); COMP_CWORD=1; _complete_heddle; "
                        + "echo \"${COMPREPLY[@]}\"", "bash", script)
                .run();

        Tool.Outcome chapters = Tool
                .of("bash", "-c",
                        "source \"$1\"; COMP_WORDS=(heddle lab ''); COMP_CWORD=2; compopt() { :; }; _complete_heddle; "
                                + "echo \"${COMPREPLY[@]}\"",
                        "bash", script)
                .run();

        assertThat(code).isEqualTo(ExitCode.DONE);
        assertThat(chapters.lines()).containsExactly("00 00-start-here.ipynb");
        assertThat(screen.out()).isNotBlank().doesNotContain("generate-completion");
        assertThat(syntax).isEqualTo(new Tool.Outcome(0, List.of()));
        assertThat(commands.lines()).containsExactly("uninstall");
    }

    @Test
    void colours_are_for_a_person_alone() {
        Screen person = Screen.ofAPerson();

        int help = Main.run(person.terminal(), machine, "--help");
        int mistyped = Main.run(person.terminal(), machine, "lap");
        System.clearProperty("heddle.home");
        int failed = Main.run(person.terminal(), machine, "install");
        heddle("--help");
        heddle("lap");
        heddle("install");

        assertThat(new int[]{help, mistyped, failed}).containsExactly(0, 2, 3);
        assertThat(person.out()).contains(ESCAPE + "1m");
        assertThat(person.err()).contains(ESCAPE + "31mheddle: " + ESCAPE + "0mHeddle was started");
        assertThat(screen.out() + screen.err()).doesNotContain(ESCAPE);
    }

    private int heddle(String... arguments) {
        return Main.run(screen.terminal(), machine, arguments);
    }

    /// A machine on which every look at it fails.
    private static Machine broken(Supplier<Throwable> failure) {
        return (Machine) Proxy.newProxyInstance(Machine.class.getClassLoader(), new Class<?>[]{Machine.class},
                (proxy, method, arguments) -> {
                    throw failure.get();
                });
    }
}
