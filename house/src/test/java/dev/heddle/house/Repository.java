package dev.heddle.house;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// The folder that holds all modules.
///
/// @param root that folder
record Repository(Path root) {

    private static final Set<String> NOT_TRACKED = Set
            .of(".git", ".heddle", "target", "__pycache__", ".pytest_cache", ".ipynb_checkpoints");

    /// The one that this test was started in, or in a folder of.
    static Repository here() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("heddle.cmd"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException("started outside of Heddle: " + Path.of("").toAbsolutePath());
        }
        return new Repository(folder);
    }

    /// The modules of the reactor.
    List<String> modules() throws IOException {
        return pom("").modules();
    }

    /// The pom of a module; of the whole reactor for an empty name.
    Pom pom(String module) throws IOException {
        return Pom.read(root.resolve(module).resolve("pom.xml"));
    }

    /// The files that git tracks; in a copy without git, all but what git would ignore.
    List<Path> files() throws IOException, InterruptedException {
        return isCheckout() ? tracked() : present();
    }

    /// The text that git has of a file, staged or committed; in a copy without git, the file's own. What a learner has
    /// done to the course is not in it.
    String kept(Path file) throws IOException, InterruptedException {
        return isCheckout()
                ? git("show", ":" + root.relativize(file).toString().replace('\\', '/'))
                : Files.readString(file);
    }

    private boolean isCheckout() {
        return Files.exists(root.resolve(".git"));
    }

    private List<Path> tracked() throws IOException, InterruptedException {
        return Stream.of(git("ls-files", "-z").split("\0")).map(root::resolve).filter(Files::isRegularFile).toList();
    }

    private String git(String... arguments) throws IOException, InterruptedException {
        // a checkout may belong to another user than the one who runs the tests: then git wants the last option
        List<String> command = new ArrayList<>(List.of("git", "-c", "safe.directory=*"));
        command.addAll(List.of(arguments));
        Process git = new ProcessBuilder(command).directory(root.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (git.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " ended with " + git.exitValue());
        }
        return said;
    }

    private List<Path> present() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> StreamSupport.stream(root.relativize(file).spliterator(), false)
                            .noneMatch(name -> NOT_TRACKED.contains(name.toString())))
                    .toList();
        }
    }
}
