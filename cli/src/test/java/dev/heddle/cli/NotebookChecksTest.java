package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class NotebookChecksTest {

    private static final String OWN = "/home/ada/heddle/.heddle/venv";

    private final FakeMachine machine = Machines.bare();
    private final NotebookChecks checks = new NotebookChecks(machine, new Home(Path.of("/home/ada/heddle")));

    @Test
    void own_environment_does_when_the_jupyter_on_path_is_too_old() {
        machine.program("/usr/bin/jupyter-lab").answer("/usr/bin/jupyter-lab --version", "3.6.8");
        machine.file(OWN + "/bin/python", "").answer(OWN + "/bin/python -m jupyterlab --version", "4.6.4");

        Diagnosis diagnosis = checks.lab();

        assertThat(diagnosis).isEqualTo(Diagnosis
                .ok("4.6.4 in .heddle/venv, since JupyterLab 3.6.8 in /usr/bin/jupyter-lab is older than 4.2"));
    }

    @Test
    void jupyter_that_is_too_old_is_named() {
        machine.program("/usr/bin/jupyter-lab").answer("/usr/bin/jupyter-lab --version", "4.1.8");

        Diagnosis diagnosis = checks.lab();

        assertThat(diagnosis).isEqualTo(Diagnosis.notSetUp(
                "JupyterLab 4.1.8 in /usr/bin/jupyter-lab is older than 4.2; Heddle uses its own",
                new Fix.Step("./heddle lab")));
    }

    @Test
    void own_environment_that_is_broken_is_told_with_its_last_words() {
        machine.file(OWN + "/bin/python", "")
                .outcome(OWN + "/bin/python -m jupyterlab --version", 1, "No module named jupyterlab");

        Diagnosis diagnosis = checks.lab();

        assertThat(diagnosis).isEqualTo(Diagnosis.notSetUp(
                "'" + OWN + "/bin/python -m jupyterlab --version' failed: No module named jupyterlab",
                new Fix.Step("./heddle lab")));
    }

    @Test
    void every_place_of_the_kernel_is_named() {
        Machines.kernel(machine, OWN + "/share/jupyter/kernels/heddle");
        Machines.kernel(machine, "/data/jupyter/kernels/heddle").environment("JUPYTER_DATA_DIR", "/data/jupyter");
        machine.program("/usr/local/bin/jupyter-lab").link("/usr/local/bin/jupyter-lab", "/opt/lab/bin/jupyter-lab");
        Machines.kernel(machine, "/opt/lab/share/jupyter/kernels/heddle");

        Diagnosis diagnosis = checks.kernel();

        assertThat(diagnosis).isEqualTo(Diagnosis.ok("in /data/jupyter/kernels/heddle and " + OWN
                + "/share/jupyter/kernels/heddle and /opt/lab/share/jupyter/kernels/heddle"));
    }

    @Test
    void kernel_whose_java_is_gone_is_stale() {
        machine.file(OWN + "/share/jupyter/kernels/heddle/kernel.json", "{\"argv\": [\"/gone/bin/java\", \"Main\"]}");

        Diagnosis diagnosis = checks.kernel();

        assertThat(diagnosis).isEqualTo(Diagnosis.lacking(
                "in " + OWN + "/share/jupyter/kernels/heddle is stale: its java is gone: /gone/bin/java",
                "notebooks with this kernel do not start", new Fix.Step("./heddle lab")));
    }

    @Test
    void kernel_without_its_start_up_cache_works_and_can_be_made_faster() {
        machine.file("/usr/local/share/jupyter/kernels/heddle/kernel.json", """
                {"argv": ["/usr/lib/jvm/25/bin/java", "-XX:AOTCache={resource_dir}/lib/kernel.aot", "Main"]}""")
                .file("/usr/lib/jvm/25/bin/java", "");

        Diagnosis slow = checks.kernel();
        machine.file("/usr/local/share/jupyter/kernels/heddle/lib/kernel.aot", "");
        Diagnosis fast = checks.kernel();

        assertThat(slow).isEqualTo(Diagnosis.lacking(
                "in /usr/local/share/jupyter/kernels/heddle has no start-up cache",
                "notebooks start slower than they could", new Fix.Step("./heddle install --prefix '/usr/local'")));
        assertThat(fast).isEqualTo(Diagnosis.ok("in /usr/local/share/jupyter/kernels/heddle"));
    }

    @Test
    void kernel_whose_jars_are_gone_is_stale_and_is_installed_again_where_it_is() {
        machine.file("/usr/local/share/jupyter/kernels/heddle/kernel.json", """
                {"argv": ["/usr/lib/jvm/java-25-openjdk-amd64/bin/java", "-cp", "{resource_dir}/lib/*", "Main"]}""");

        Diagnosis diagnosis = checks.kernel();

        assertThat(diagnosis).isEqualTo(Diagnosis.lacking("in /usr/local/share/jupyter/kernels/heddle is stale:"
                + " its jars are gone: /usr/local/share/jupyter/kernels/heddle/lib/*",
                "notebooks with this kernel do not start", new Fix.Step("./heddle install --prefix '/usr/local'")));
    }

    @Test
    void kernel_with_a_torn_file_is_damaged_and_must_be_out_of_the_way_first() {
        machine.file("/home/ada/.local/share/jupyter/kernels/heddle/kernel.json", "{\"argv\": [");

        Diagnosis diagnosis = checks.kernel();

        assertThat(diagnosis).isEqualTo(Diagnosis.lacking("in /home/ada/.local/share/jupyter/kernels/heddle is damaged:"
                + " its kernel.json names no command", "notebooks with this kernel do not start",
                new Fix.Step(
                        "Delete the folder /home/ada/.local/share/jupyter/kernels/heddle, then run ./heddle install --user")));
    }
}
