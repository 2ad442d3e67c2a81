package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// With the real Python and the real pip, but packages that were made here: no network is asked.
@Timeout(120)
final class PythonEnvironmentTest {

    /// The environment in it is copied for each test: making one takes seconds.
    @TempDir
    private static Path pattern;

    @TempDir
    private Path folder;

    private final Screen screen = Screen.plain();
    private Home home;
    private PythonEnvironment environment;

    @BeforeAll
    static void make_the_pattern() throws IOException {
        Home home = new Home(pattern);
        Files.writeString(home.requirements(), "");
        assertThat(new PythonEnvironment(home, Screen.plain().terminal(), new ThisMachine())
                .ensure(List.of(home.requirements()))).isTrue();
        Files.delete(home.workFolder().resolve("venv/heddle-requirements.txt"));
    }

    @BeforeEach
    void copy_the_pattern() throws IOException {
        home = new Home(Files.createDirectory(folder.resolve("Heddle 中文")));
        environment = new PythonEnvironment(home, screen.terminal(), quickMachine());
        copy(new Home(pattern).workFolder(), home.workFolder());
        wheel("1.0");
        wheel("2.0");
        Files.createDirectory(home.root().resolve("tests"));
        require(home.requirements(), "tiny==1.0");
    }

    /// JUnit would warn of the links in it.
    @AfterEach
    void delete_the_environment() throws IOException {
        FileTree.delete(home.workFolder());
    }

    @AfterAll
    static void delete_the_pattern() throws IOException {
        FileTree.delete(new Home(pattern).workFolder());
    }

    @Test
    void requirements_are_installed_once() throws IOException {
        boolean first = environment.ensure(List.of(home.requirements()));
        String said = screen.err();
        boolean second = environment.ensure(List.of(home.requirements()));

        assertThat(first).isTrue();
        assertThat(second).isFalse();
        assertThat(tinyVersion()).isEqualTo("1.0");
        assertThat(said).contains("Installed 1 packages into .heddle/venv in ");
        assertThat(screen.err()).isEqualTo(said);
        assertThat(environment.folder().resolve("share/jupyter/lab/settings/overrides.json")).content()
                .contains("\"fetchNews\": \"false\"");
        assertThat(environment.folder().resolve("heddle-unfinished.txt")).doesNotExist();
    }

    @Test
    void changed_requirements_make_it_anew() throws IOException {
        environment.ensure(List.of(home.requirements()));
        Path witness = Files.createFile(environment.folder().resolve("witness"));

        require(home.requirements(), "tiny==2.0");
        boolean changed = environment.ensure(List.of(home.requirements()));

        assertThat(changed).isTrue();
        assertThat(tinyVersion()).isEqualTo("2.0");
        assertThat(witness).doesNotExist();
    }

    @Test
    void unfinished_one_is_made_anew() throws IOException {
        environment.ensure(List.of(home.requirements()));
        Path witness = Files.createFile(environment.folder().resolve("witness"));

        Files.writeString(environment.folder().resolve("heddle-unfinished.txt"), "requirements.txt");
        boolean changed = environment.ensure(List.of(home.requirements()));

        assertThat(changed).isTrue();
        assertThat(tinyVersion()).isEqualTo("1.0");
        assertThat(witness).doesNotExist();
        assertThat(entriesOf(home.workFolder())).containsExactly("venv", "venv.lock");
    }

    @Test
    void one_whose_python_is_gone_needs_another() throws IOException {
        environment.ensure(List.of(home.requirements()));
        PythonEnvironment withoutPython = new PythonEnvironment(home, screen.terminal(), new FakeMachine());

        boolean before = withoutPython.ensure(List.of(home.requirements()));
        Files.delete(environment.python());

        assertThat(before).isFalse();
        assertThatThrownBy(() -> withoutPython.ensure(List.of(home.requirements()))).isInstanceOf(SetupException.class)
                .hasMessageStartingWith("Heddle needs Python 3.10 or newer, but no Python is on PATH.");
    }

    @Test
    void moved_one_is_whole_still() throws IOException {
        environment.ensure(List.of(home.requirements()));

        home = new Home(Files.move(home.root(), folder.resolve("moved")));
        boolean changed = new PythonEnvironment(home, screen.terminal(), new ThisMachine())
                .ensure(List.of(home.requirements()));

        assertThat(changed).isFalse();
    }

    @Test
    void package_that_is_nowhere_is_named_and_nothing_is_left() throws IOException {
        require(home.requirements(), "no-such-package==1.0");

        assertThatThrownBy(() -> environment.ensure(List.of(home.requirements()))).isInstanceOf(SetupException.class)
                .hasMessage("""
                        pip could not install what requirements.txt names: Could not find a version that satisfies \
                        the requirement no-such-package==1.0 (from versions: none)
                          Next: is there a network? Then start again. Behind a mirror, name it to pip first \
                        (PIP_INDEX_URL). With a JupyterLab 4.2 or newer on the PATH nothing needs to be installed.""");
        assertThat(entriesOf(home.workFolder())).containsExactly("venv.lock");
    }

    @Test
    void what_was_installed_before_outlives_a_failure() throws IOException {
        require(home.testRequirements(), "no-such-package==1.0");
        environment.ensure(List.of(home.requirements()));

        assertThatThrownBy(() -> environment.ensure(List.of(home.requirements(), home.testRequirements())))
                .isInstanceOf(SetupException.class)
                .hasMessageStartingWith("pip could not install what requirements.txt names: ");
        assertThat(environment.ensure(List.of(home.requirements()))).isFalse();
        assertThat(tinyVersion()).isEqualTo("1.0");
    }

    @Test
    void second_start_waits_for_the_first_and_says_so() throws Exception {
        ProcessBuilder first = new ProcessBuilder(environment.python().toString(), "-c", """
                import fcntl, sys
                with open(sys.argv[1], 'w') as lock:
                    fcntl.lockf(lock, fcntl.LOCK_EX)
                    print('held', flush=True)
                    sys.stdin.read()
                """, home.workFolder().resolve("venv.lock").toString());

        Future<Boolean> second;
        boolean waited;
        try (Child holder = Child.start(first); ExecutorService start = Executors.newSingleThreadExecutor()) {
            assertThat(firstLine(holder.process())).isEqualTo("held");
            second = start.submit(() -> environment.ensure(List.of(home.requirements())));
            screen.awaitErr("Waiting for another heddle, which fills .heddle/venv …");
            waited = !Files.exists(environment.folder().resolve("heddle-unfinished.txt"));
            holder.process().getOutputStream().close();
            assertThat(second.get(60, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(waited).isTrue();
        assertThat(tinyVersion()).isEqualTo("1.0");
    }

    @Test
    void work_folder_that_is_a_file_is_refused_in_one_sentence() throws IOException {
        FileTree.delete(home.workFolder());
        Files.writeString(home.workFolder(), "mine");

        assertThatThrownBy(() -> environment.ensure(List.of(home.requirements()))).isInstanceOf(SetupException.class)
                .hasMessage("""
                        Heddle cannot write to %s (FileAlreadyExists: %s).
                          Next: make that folder writable, or free some space on its disk, then start again.""",
                        home.workFolder(), home.workFolder());
    }

    @Test
    void without_python_its_package_is_named_and_nothing_is_made() throws IOException {
        Home elsewhere = new Home(folder.resolve("elsewhere"));
        FakeMachine machine = new FakeMachine().program("/usr/bin/apt-get");

        assertThatThrownBy(() -> new PythonEnvironment(elsewhere, screen.terminal(), machine).ensure(List.of()))
                .isInstanceOf(SetupException.class)
                .hasMessageStartingWith("Heddle needs Python 3.10 or newer, but no Python is on PATH.\n  Next: ");
        assertThat(entriesOf(elsewhere.workFolder())).containsExactly("venv.lock");
    }

    @Test
    void interpreter_is_where_the_platform_has_it() {
        PythonEnvironment ofWindows =
                new PythonEnvironment(home, screen.terminal(), new FakeMachine().property("os.name", "Windows 11"));

        assertThat(environment.python()).isEqualTo(home.root().resolve(".heddle/venv/bin/python"));
        assertThat(ofWindows.python()).isEqualTo(home.root().resolve(".heddle/venv/Scripts/python.exe"));
    }

    /// One whose Python makes an environment by copying the pattern.
    private Machine quickMachine() throws IOException {
        Path python = folder.resolve("python3");
        Files.writeString(python, "#!/bin/sh\n[ \"$1 $2\" = '-m venv' ] && cp -RP '" + pattern
                + "/.heddle/venv/.' \"$3\"\n");
        Files.setPosixFilePermissions(python, PosixFilePermissions.fromString("rwx------"));
        return new FakeMachine().program(python.toString()).answer(python + " -c", "heddle 3.12.1", python.toString());
    }

    private void require(Path file, String requirement) throws IOException {
        Files.writeString(file, "--no-index\n--find-links '" + home.root() + "'\n" + requirement + "\n");
    }

    private String tinyVersion() {
        return Tool.of(environment.python(), "-c", "import tiny; print(tiny.version)").run().text();
    }

    /// A package of one line, as pip wants it.
    private void wheel(String version) throws IOException {
        Path file = home.root().resolve("tiny-" + version + "-py3-none-any.whl");
        String facts = "tiny-" + version + ".dist-info/";
        try (ZipOutputStream zip = new ZipOutputStream(
                Files.newOutputStream(file, StandardOpenOption.CREATE_NEW), StandardCharsets.UTF_8)) {
            add(zip, "tiny.py", "version = '" + version + "'\n");
            add(zip, facts + "METADATA", "Metadata-Version: 2.1\nName: tiny\nVersion: " + version + "\n");
            add(zip, facts + "WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n");
            add(zip, facts + "RECORD", "tiny.py,,\n" + facts + "METADATA,,\n" + facts + "WHEEL,,\n" + facts
                    + "RECORD,,\n");
        }
    }

    private static void add(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(from.relativize(file)), LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    private static List<String> entriesOf(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    private static String firstLine(Process process) throws IOException {
        BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
        return String.valueOf(reader.readLine());
    }
}
