package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class JupyterTest {

    private static final String PATHS = """
            {"data": ["/home/ada/.local/share/jupyter", "/opt/conda/share/jupyter", "/usr/share/jupyter"],
             "config": ["/home/ada/.jupyter"]}""";

    private final FakeMachine machine = new FakeMachine();
    private final List<String> said = new ArrayList<>();

    @Test
    void kernels_go_into_the_environment_that_the_program_belongs_to() {
        conda("4.6.4").writable("/opt/conda").writable("/home/ada");

        assertThat(Jupyter.onPath(machine, said::add))
                .isEqualTo(new Jupyter(List.of("/opt/conda/bin/jupyter-lab"), "4.6.4",
                        Path.of("/opt/conda/share/jupyter")));
    }

    @Test
    void where_the_environment_cannot_be_written_kernels_go_into_the_first_folder_that_can() {
        conda("4.6.4").writable("/home/ada");

        Jupyter jupyter = Jupyter.onPath(machine, said::add);

        assertThat(jupyter).isNotNull()
                .extracting(Jupyter::dataFolder)
                .isEqualTo(Path.of("/home/ada/.local/share/jupyter"));
    }

    @Test
    void where_no_folder_can_be_written_it_is_passed_over() {
        conda("4.6.4");

        assertThat(Jupyter.onPath(machine, said::add)).isNull();
    }

    @Test
    void link_to_a_program_is_followed_to_its_environment() {
        machine.program("/home/ada/.local/bin/jupyter-lab")
                .answer("/home/ada/.local/bin/jupyter-lab --version", "4.2.0rc1")
                .link("/home/ada/.local/bin/jupyter-lab", "/home/ada/pipx/bin/jupyter-lab")
                .file("/home/ada/pipx/bin/jupyter", "")
                .answer("/home/ada/pipx/bin/jupyter --paths", "{\"data\": [\"/home/ada/pipx/share/jupyter\"]}")
                .writable("/home/ada");

        assertThat(Jupyter.onPath(machine, said::add))
                .isEqualTo(new Jupyter(List.of("/home/ada/.local/bin/jupyter-lab"),
                        "4.2.0rc1", Path.of("/home/ada/pipx/share/jupyter")));
    }

    @Test
    void jupyter_that_is_not_beside_it_is_asked_on_the_path() {
        machine.program("/usr/bin/jupyter-lab")
                .answer("/usr/bin/jupyter-lab --version", "5.0")
                .answer("jupyter --paths --json", PATHS)
                .writable("/home/ada");

        assertThat(Jupyter.onPath(machine, said::add)).isEqualTo(new Jupyter(List.of("/usr/bin/jupyter-lab"), "5.0",
                Path.of("/home/ada/.local/share/jupyter")));
    }

    @Test
    void warnings_around_the_answers_do_no_harm() {
        conda("0.01s - Debugger warning: frozen modules of 3.13", "4.6.4").writable("/opt/conda")
                .answer("/opt/conda/bin/jupyter --paths", "DeprecationWarning: platformdirs 4", PATHS, "(done)");

        assertThat(Jupyter.onPath(machine, said::add))
                .isEqualTo(new Jupyter(List.of("/opt/conda/bin/jupyter-lab"), "4.6.4",
                        Path.of("/opt/conda/share/jupyter")));
    }

    @Test
    void without_jupyter_there_is_none() {
        assertThat(Jupyter.onPath(machine, said::add)).isNull();
    }

    @ParameterizedTest
    @MethodSource("unfitVersions")
    void version_that_does_not_fit_is_passed_over(List<String> answer) {
        conda(answer.toArray(String[]::new)).writable("/opt/conda");

        assertThat(Jupyter.onPath(machine, said::add)).isNull();
    }

    static Arguments[] unfitVersions() {
        return new Arguments[]{argumentSet("too old", List.of("4.1.8")), argumentSet("much too old", List.of("3.6.7")),
                argumentSet("nothing", List.of()), argumentSet("an error with numbers", List.of("line 12.5: no lab")),
                argumentSet("a word", List.of("JupyterLab"))};
    }

    @Test
    void only_one_that_is_too_old_is_worth_a_word() {
        Jupyter.onPath(conda("3.6.1").writable("/opt/conda"), said::add);
        Jupyter.onPath(conda("4.6.4").writable("/opt/conda"), said::add);

        assertThat(said).containsExactly("JupyterLab 3.6.1 in /opt/conda/bin/jupyter-lab is older than 4.2");
    }

    @Test
    void program_that_fails_is_passed_over() {
        conda("4.6.4").writable("/opt/conda").outcome("/opt/conda/bin/jupyter-lab --version", 1, "4.6.4");

        assertThat(Jupyter.onPath(machine, said::add)).isNull();
    }

    @ParameterizedTest
    @MethodSource("unfitPaths")
    void jupyter_that_cannot_tell_its_paths_is_passed_over(String answer) {
        conda("4.6.4").writable("/opt/conda").answer("/opt/conda/bin/jupyter --paths", answer);

        assertThat(Jupyter.onPath(machine, said::add)).isNull();
    }

    static Arguments[] unfitPaths() {
        return new Arguments[]{argumentSet("nothing", ""), argumentSet("a word", "data"),
                argumentSet("torn", "{\"data\": [\"/opt"), argumentSet("another shape", "{\"data\": {\"a\": 1}}"),
                argumentSet("numbers", "{\"data\": [[1]]}"), argumentSet("no data", "{}"),
                argumentSet("null", "{\"data\": [null]}"), argumentSet("braces the wrong way", "} {")};
    }

    @Test
    void jupyter_of_heddles_environment_is_a_module_of_its_python(@TempDir Path folder) throws IOException {
        Home home = new Home(folder);
        Files.writeString(home.requirements(), "jupyterlab-server==2.28.1\njupyterlab==4.6.4\n");

        Jupyter jupyter = Jupyter.in(new PythonEnvironment(home, Screen.plain().terminal(), machine),
                home.requirements());

        assertThat(jupyter).isEqualTo(new Jupyter(List.of(folder + "/.heddle/venv/bin/python", "-m", "jupyterlab"),
                "4.6.4", folder.resolve(".heddle/venv/share/jupyter")));
    }

    private FakeMachine conda(String... version) {
        return machine.program("/opt/conda/bin/jupyter-lab")
                .answer("/opt/conda/bin/jupyter-lab --version", version)
                .file("/opt/conda/bin/jupyter", "")
                .answer("/opt/conda/bin/jupyter --paths", PATHS);
    }
}
