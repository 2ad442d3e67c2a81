package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class KernelSpecTest {

    private static final KernelSpec.Addition WITHOUT_CACHES = command -> {};

    private final String javaHome = System.getProperty("java.home");

    @TempDir
    private Path folder;

    private Path jars;
    private Path data;
    private KernelSpec kernel;

    @BeforeEach
    void make_jars() throws IOException {
        jars = Files.createDirectories(folder.resolve("Heddle 中文/jars"));
        Files.writeString(jars.resolve("heddle-kernel-1.jar"), "the kernel");
        Files.writeString(jars.resolve("gson-2.jar"), "a library");
        Files.writeString(jars.resolve("notes.txt"), "no jar");
        data = folder.resolve("Jupyter of 王/share/jupyter");
        kernel = new KernelSpec(jars, data);
    }

    @Test
    void nothing_is_there_at_first() {
        assertThat(kernel.state()).isEqualTo(KernelSpec.State.ABSENT);
        assertThat(kernel.uninstall()).isFalse();
        assertThat(data).doesNotExist();
    }

    @Test
    void installed_kernel_is_whole_and_up_to_date() throws IOException {
        kernel.install(WITHOUT_CACHES);

        assertThat(kernel.state()).isEqualTo(KernelSpec.State.UP_TO_DATE);
        assertThat(filesIn(data)).containsExactly(".heddle-kernel.lock", "kernels/heddle/kernel.json",
                "kernels/heddle/lib/gson-2.jar",
                "kernels/heddle/lib/heddle-kernel-1.jar", "kernels/heddle/logo-svg.svg");
        assertThat(kernel.folder().resolve("lib/gson-2.jar")).hasContent("a library");
        assertThat(kernel.folder().resolve("logo-svg.svg")).content().startsWith("<svg ");
    }

    @Test
    void kernel_json_is_as_in_the_golden_file() throws IOException {
        KernelSpec plain = new KernelSpec(jars, folder.resolve("Jupyter of W/share/jupyter"));
        plain.install(WITHOUT_CACHES);

        String json = Files.readString(plain.folder().resolve("kernel.json"))
                .replace(plain.folder().toString(), "{folder}")
                .replace(javaHome, "{java.home}")
                .replace(Jdk.running().build(), "{build}")
                .replaceFirst("\"[0-9a-f]{64}\"", "\"{jars}\"");
        assertThat(json).isEqualTo(golden());
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void kernel_in_a_chinese_folder_sees_to_its_locale() throws IOException {
        kernel.install(WITHOUT_CACHES);

        List<JsonElement> argv = JsonParser.parseString(Files.readString(kernel.folder().resolve("kernel.json")))
                .getAsJsonObject()
                .getAsJsonArray("argv")
                .asList();
        assertThat(argv.subList(0, 2)).extracting(JsonElement::getAsString).containsExactly("/bin/sh", "-c");
        assertThat(argv.get(2).getAsString()).contains("LC_CTYPE=C.UTF-8").endsWith("exec \"$0\" \"$@\"");
        assertThat(argv.get(3).getAsString()).endsWith("java");
    }

    @Test
    void kernel_names_nothing_of_the_folder_it_came_from() throws IOException {
        kernel.install(WITHOUT_CACHES);

        assertThat(kernel.folder().resolve("kernel.json")).content().doesNotContain("Heddle 中文");
    }

    @Test
    void jar_of_the_same_length_with_other_content_makes_it_stale() throws IOException {
        kernel.install(WITHOUT_CACHES);

        Files.writeString(jars.resolve("gson-2.jar"), "A LIBRARY");

        assertThat(kernel.state()).isEqualTo(KernelSpec.State.STALE);
    }

    @Test
    void new_jar_and_renamed_jar_make_it_stale_and_are_in_the_next_one() throws IOException {
        kernel.install(WITHOUT_CACHES);

        Files.writeString(jars.resolve("extension.jar"), "more");
        Files.move(jars.resolve("gson-2.jar"), jars.resolve("gson-3.jar"));
        KernelSpec.State before = kernel.state();
        kernel.install(WITHOUT_CACHES);

        assertThat(before).isEqualTo(KernelSpec.State.STALE);
        assertThat(kernel.state()).isEqualTo(KernelSpec.State.UP_TO_DATE);
        assertThat(filesIn(kernel.folder())).containsExactly("kernel.json", "lib/extension.jar", "lib/gson-3.jar",
                "lib/heddle-kernel-1.jar", "logo-svg.svg");
    }

    @Test
    void another_java_and_another_build_of_it_make_it_stale() {
        kernel.install(WITHOUT_CACHES);

        Jdk another = new Jdk(Path.of("/opt/another-jdk"), Jdk.running().build());
        Jdk newer = new Jdk(Jdk.running().home(), "25.0.99+1");

        assertThat(new KernelSpec(jars, data, another).state()).isEqualTo(KernelSpec.State.STALE);
        assertThat(new KernelSpec(jars, data, newer).state()).isEqualTo(KernelSpec.State.STALE);
    }

    @Test
    void caches_are_made_before_the_kernel_is_in_its_place_and_move_with_it() throws IOException {
        kernel.install(command -> {
            assertThat(kernel.state()).isEqualTo(KernelSpec.State.ABSENT);
            for (String name : StartCaches.NAMES) {
                Files.writeString(command.lib().resolve(name), "a cache");
            }
        });

        assertThat(kernel.hasCaches()).isTrue();
        assertThat(kernel.folder().resolve("lib/kernel.aot")).hasContent("a cache");
    }

    @Test
    void kernel_without_caches_is_up_to_date_and_gets_them_when_it_is_installed_again() {
        kernel.install(WITHOUT_CACHES);
        KernelSpec.State before = kernel.state();

        kernel.install(command -> {
            for (String name : StartCaches.NAMES) {
                Files.writeString(command.lib().resolve(name), "a cache");
            }
        });

        assertThat(before).isEqualTo(KernelSpec.State.UP_TO_DATE);
        assertThat(kernel.hasCaches()).isTrue();
    }

    @Test
    void deleted_jar_makes_it_stale() throws IOException {
        kernel.install(WITHOUT_CACHES);

        Files.delete(kernel.folder().resolve("lib/gson-2.jar"));

        assertThat(kernel.state()).isEqualTo(KernelSpec.State.STALE);
    }

    @Test
    void torn_kernel_json_makes_it_stale_and_is_made_whole() throws IOException {
        kernel.install(WITHOUT_CACHES);
        Path json = kernel.folder().resolve("kernel.json");
        String whole = Files.readString(json);

        Files.writeString(json, whole.substring(0, whole.length() / 2));
        KernelSpec.State torn = kernel.state();
        kernel.install(WITHOUT_CACHES);

        assertThat(torn).isEqualTo(KernelSpec.State.STALE);
        assertThat(json).hasContent(whole);
    }

    @Test
    void missing_kernel_json_makes_it_stale() throws IOException {
        kernel.install(WITHOUT_CACHES);

        Files.delete(kernel.folder().resolve("kernel.json"));

        assertThat(kernel.state()).isEqualTo(KernelSpec.State.STALE);
    }

    @Test
    void kernel_of_somebody_else_is_never_touched() throws IOException {
        Path theirs = Files.createDirectories(kernel.folder()).resolve("kernel.json");
        Files.writeString(theirs, "{\"argv\": [\"heddle\"], \"metadata\": {\"debugger\": true}}");

        assertThat(kernel.state()).isEqualTo(KernelSpec.State.FOREIGN);
        assertThatThrownBy(() -> kernel.install(WITHOUT_CACHES)).isInstanceOf(SetupException.class)
                .hasMessage("""
                        There is a kernel named 'heddle' in %s that is not Heddle's.
                          Next: move it away, then install again.""", kernel.folder());
        assertThatThrownBy(kernel::uninstall).isInstanceOf(SetupException.class)
                .hasMessage("""
                        The kernel named 'heddle' in %s is not Heddle's.
                          Next: remove it by hand.""", kernel.folder());
        assertThat(filesIn(data)).containsExactly("kernels/heddle/kernel.json");
        assertThat(theirs).hasContent("{\"argv\": [\"heddle\"], \"metadata\": {\"debugger\": true}}");
    }

    @Test
    void file_in_its_place_is_somebody_elses() throws IOException {
        Files.createDirectories(kernel.folder().getParent());
        Files.writeString(kernel.folder(), "mine");

        assertThat(kernel.state()).isEqualTo(KernelSpec.State.FOREIGN);
        assertThatThrownBy(() -> kernel.install(WITHOUT_CACHES)).isInstanceOf(SetupException.class);
        assertThat(kernel.folder()).hasContent("mine");
    }

    @Test
    void link_to_nowhere_in_its_place_is_replaced() throws IOException {
        Files.createDirectories(kernel.folder().getParent());
        Files.createSymbolicLink(kernel.folder(), folder.resolve("nowhere"));

        kernel.install(WITHOUT_CACHES);

        assertThat(kernel.state()).isEqualTo(KernelSpec.State.UP_TO_DATE);
        assertThat(kernel.folder()).isDirectory();
        assertThat(folder.resolve("nowhere")).doesNotExist();
        assertThat(entriesOf(data.resolve("kernels"))).containsExactly("heddle");
    }

    @Test
    void what_a_killed_install_has_left_goes_with_the_next_one() throws IOException {
        Path left = Files.createDirectories(data.resolve("kernels/.heddle-4711/heddle"));
        Files.writeString(left.resolve("kernel.json"), "{}");

        kernel.install(WITHOUT_CACHES);

        assertThat(kernel.state()).isEqualTo(KernelSpec.State.UP_TO_DATE);
        assertThat(entriesOf(data.resolve("kernels"))).containsExactly("heddle");
    }

    @Test
    void uninstalled_kernel_is_gone_and_its_neighbours_stay() throws IOException {
        kernel.install(WITHOUT_CACHES);
        Path neighbour = Files.createDirectories(data.resolve("kernels/python3")).resolve("kernel.json");
        Files.writeString(neighbour, "{}");

        boolean removed = kernel.uninstall();

        assertThat(removed).isTrue();
        assertThat(kernel.state()).isEqualTo(KernelSpec.State.ABSENT);
        assertThat(entriesOf(data)).containsExactly("kernels");
        assertThat(entriesOf(data.resolve("kernels"))).containsExactly("python3");
    }

    @Test
    void linked_kernel_is_removed_and_what_the_link_points_to_stays() throws IOException {
        kernel.install(WITHOUT_CACHES);
        Path elsewhere = folder.resolve("elsewhere");
        Files.move(kernel.folder(), elsewhere);
        Files.createSymbolicLink(kernel.folder(), elsewhere);

        kernel.uninstall();

        assertThat(kernel.state()).isEqualTo(KernelSpec.State.ABSENT);
        assertThat(elsewhere.resolve("lib/gson-2.jar")).exists();
    }

    @Test
    void jar_that_cannot_be_copied_leaves_the_old_kernel_as_it_was() throws IOException {
        kernel.install(WITHOUT_CACHES);
        Files.writeString(jars.resolve("gson-2.jar"), "newer");
        Files.createDirectory(jars.resolve("broken.jar"));
        Files.writeString(jars.resolve("broken.jar/inside"), "a folder is no jar");

        assertThatThrownBy(() -> kernel.install(WITHOUT_CACHES)).isInstanceOf(SetupException.class)
                .hasMessageMatching("(?s)A jar of Heddle cannot be read \\(.*\\)\\.\n  Next: start ./heddle, .*");
        assertThat(kernel.folder().resolve("lib/gson-2.jar")).hasContent("a library");
        assertThat(entriesOf(data.resolve("kernels"))).containsExactly("heddle");
    }

    @Test
    void data_folder_that_is_a_file_is_refused_and_left() throws IOException {
        Files.createDirectories(data.getParent());
        Files.writeString(data, "mine");

        assertThatThrownBy(() -> kernel.install(WITHOUT_CACHES)).isInstanceOf(SetupException.class)
                .hasMessage("""
                        The kernel could not be installed in %s (%s: Not a directory).
                          Next: make that folder writable, or choose another: ./heddle install --prefix FOLDER.""",
                        kernel.folder(), kernel.folder().getParent());
        assertThat(data).hasContent("mine");
    }

    @Test
    void without_jars_heddle_is_not_built() throws IOException {
        FileTree.delete(jars);

        assertThatThrownBy(() -> kernel.install(WITHOUT_CACHES)).isInstanceOf(SetupException.class)
                .hasMessage("""
                        Heddle is not built: %s cannot be read (NoSuchFile: %s).
                          Next: start ./heddle, which builds it.""", jars, jars);
        assertThat(data).doesNotExist();
    }

    @Test
    void folder_whose_name_holds_a_colon_is_refused_before_anything_is_made() {
        KernelSpec inColon = new KernelSpec(jars, folder.resolve("a:b"));

        assertThatThrownBy(() -> inColon.install(WITHOUT_CACHES)).isInstanceOf(SetupException.class)
                .hasMessage("""
                        Java cannot run from a folder whose name holds ':': %s/a:b/kernels.
                          Next: choose another folder: --prefix FOLDER.""", folder);
        assertThat(folder.resolve("a:b")).doesNotExist();
    }

    @Test
    void two_that_install_at_once_leave_one_whole_kernel() throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        Callable<KernelSpec.State> install = () -> {
            KernelSpec mine = new KernelSpec(jars, data);
            start.await(10, TimeUnit.SECONDS);
            mine.install(WITHOUT_CACHES);
            return mine.state();
        };

        List<Future<KernelSpec.State>> ends;
        try (ExecutorService people = Executors.newFixedThreadPool(2)) {
            ends = people.invokeAll(List.of(install, install));
        }

        assertThat(ends).extracting(Future::state).containsOnly(Future.State.SUCCESS);
        assertThat(kernel.state()).isEqualTo(KernelSpec.State.UP_TO_DATE);
        assertThat(entriesOf(data.resolve("kernels"))).containsExactly("heddle");
    }

    private static List<String> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private static List<String> entriesOf(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    private static String golden() throws IOException {
        try (InputStream file = KernelSpecTest.class.getResourceAsStream("kernel.json")) {
            assertThat(file).isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
