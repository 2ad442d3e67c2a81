package dev.heddle.cli;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Heddle's kernel as Jupyter finds it: a folder `kernels/heddle` in one of Jupyter's data folders. It holds its own
/// copy of the jars, so it goes on working when the folder it was installed from is moved or built anew.
final class KernelSpec {

    static final String NAME = "heddle";
    static final String DISPLAY_NAME = "Java (Heddle)";

    /// What the names of the folders begin with in which a kernel is made or taken apart.
    private static final String WORK = ".heddle-";
    private static final String LOGO = "logo-svg.svg";

    /// What is where the kernel should be.
    enum State {
        ABSENT, STALE, UP_TO_DATE,
        /// a kernel of the same name that is not ours
        FOREIGN
    }

    private final Path jars;
    private final Jdk jdk;
    private final Path kernels;

    /// What is added to a new kernel before it is put into its place.
    interface Addition {

        void to(KernelCommand command) throws IOException;
    }

    /// A kernel on the JDK that runs this.
    KernelSpec(Path jars, Path dataFolder) {
        this(jars, dataFolder, Jdk.running());
    }

    /// @param jars       what the kernel is made of
    /// @param dataFolder Jupyter's data folder, such as `~/.local/share/jupyter`
    /// @param jdk        what it runs on
    KernelSpec(Path jars, Path dataFolder, Jdk jdk) {
        this.jars = jars;
        this.jdk = jdk;
        this.kernels = dataFolder.toAbsolutePath().normalize().resolve("kernels");
    }

    Path folder() {
        return kernels.resolve(NAME);
    }

    State state() {
        if (!Files.exists(folder(), LinkOption.NOFOLLOW_LINKS)) {
            return State.ABSENT;
        }
        if (!Files.exists(folder())) {
            return State.STALE; // a link to nowhere: nobody's kernel
        }
        if (!isOurs()) {
            return State.FOREIGN;
        }
        return kernelJson().equals(installed()) && jarsAreThere() ? State.UP_TO_DATE : State.STALE;
    }

    /// Whether the kernel has what lets it start fast.
    boolean hasCaches() {
        return StartCaches.NAMES.stream().allMatch(name -> Files.exists(folder().resolve("lib").resolve(name)));
    }

    /// Installs the kernel, all of it or nothing: made beside its place, then moved there. One that is up to date, but
    /// lacks its caches, is made anew.
    void install(Addition caches) {
        if (state() == State.FOREIGN) {
            throw new SetupException("There is a kernel named '" + NAME + "' in " + folder() + " that is not Heddle's.",
                    "move it away, then install again.");
        }
        if (kernels.toString().contains(File.pathSeparator)) {
            throw new SetupException("Java cannot run from a folder whose name holds '" + File.pathSeparator + "': "
                    + kernels + ".", "choose another folder: --prefix FOLDER.");
        }
        JsonObject json = kernelJson(); // fails before anything is made
        try {
            Files.createDirectories(kernels);
            alone(() -> {
                if (state() != State.UP_TO_DATE || !hasCaches()) { // another may have done it while we waited
                    replace(json, caches);
                }
            });
        } catch (IOException e) {
            throw new SetupException(
                    "The kernel could not be installed in " + folder() + " (" + SetupException.reason(e) + ").",
                    "make that folder writable, or choose another: ./heddle install --prefix FOLDER.", e);
        }
    }

    /// Removes the kernel.
    ///
    /// @return whether there was one
    boolean uninstall() {
        switch (state()) {
            case ABSENT -> {
                return false;
            }
            case FOREIGN -> throw new SetupException(
                    "The kernel named '" + NAME + "' in " + folder() + " is not Heddle's.", "remove it by hand.");
            case STALE, UP_TO_DATE -> {
            }
        }
        try {
            lock().holdingLast(() -> {
                deleteLeftovers();
                remove();
            });
            return true;
        } catch (IOException e) {
            throw new SetupException(
                    "The kernel in " + folder() + " could not be removed (" + SetupException.reason(e) + ").",
                    "make that folder writable, then uninstall again.", e);
        }
    }

    /// Two at once, each with the old kernel out of the way, would tear it apart. What one has left behind that was
    /// killed is nobody's then, and goes.
    private void alone(LockFile.Change change) throws IOException {
        lock().holding(() -> {
            deleteLeftovers();
            change.make();
        });
    }

    private LockFile lock() {
        return new LockFile(kernels.resolveSibling(".heddle-kernel.lock"));
    }

    private void deleteLeftovers() throws IOException {
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(kernels, WORK + "*")) {
            for (Path each : leftovers) {
                FileTree.delete(each);
            }
        }
    }

    private void replace(JsonObject json, Addition caches) throws IOException {
        // In a folder of its own, so that no Jupyter that looks just now takes it for a second kernel.
        Path work = Files.createTempDirectory(kernels, WORK);
        try {
            Path fresh = Files.createDirectory(work.resolve(NAME));
            fill(fresh, json);
            caches.to(command(fresh));
            replaceWith(fresh, work.resolve("old"));
        } finally {
            FileTree.delete(work);
        }
    }

    /// The old one is deleted last: that takes a while, and what fails before must not leave a person without a kernel.
    private void replaceWith(Path fresh, Path old) throws IOException {
        moveAway(old);
        try {
            Files.move(fresh, folder());
        } catch (IOException e) {
            if (Files.exists(old, LinkOption.NOFOLLOW_LINKS)) {
                Files.move(old, folder());
            }
            throw e;
        }
    }

    /// Out of the way first: deleting takes longer than moving, and must never leave half a kernel to be found.
    private void remove() throws IOException {
        Path work = Files.createTempDirectory(kernels, WORK);
        try {
            moveAway(work.resolve(NAME));
        } finally {
            FileTree.delete(work);
        }
    }

    private void moveAway(Path target) throws IOException {
        try {
            Files.move(folder(), target);
        } catch (NoSuchFileException e) {
            // There was none.
            return;
        }
    }

    private void fill(Path fresh, JsonObject json) throws IOException {
        Path lib = Files.createDirectory(fresh.resolve("lib"));
        for (Path jar : jarFiles()) {
            Files.copy(jar, lib.resolve(jar.getFileName().toString()));
        }
        try (InputStream logo = KernelSpec.class.getResourceAsStream(LOGO)) {
            if (logo == null) {
                throw new IOException(LOGO + " is not in the jar of the command line");
            }
            Files.copy(logo, fresh.resolve(LOGO));
        }
        Files.writeString(fresh.resolve("kernel.json"),
                new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(json) + "\n");
    }

    private JsonObject kernelJson() {
        JsonArray command = new JsonArray();
        command(folder()).argv().forEach(command::add);
        JsonObject heddle = new JsonObject();
        heddle.addProperty("jars", fingerprint());
        heddle.addProperty("jdk", jdk.build());
        JsonObject metadata = new JsonObject();
        metadata.add(NAME, heddle);
        metadata.addProperty("debugger", true); // without it JupyterLab shows no debugger
        JsonObject json = new JsonObject();
        json.add("argv", command);
        json.addProperty("display_name", DISPLAY_NAME);
        json.addProperty("language", "java");
        json.addProperty("interrupt_mode", "message");
        json.add("metadata", metadata);
        return json;
    }

    private KernelCommand command(Path place) {
        return new KernelCommand(jdk, place.resolve("lib"),
                jarFiles().stream().map(jar -> jar.getFileName().toString()).toList());
    }

    /// Told by what it is made of, so that one with a torn `kernel.json` is ours still, and can be made whole.
    private boolean isOurs() {
        JsonObject installed = installed();
        boolean says =
                installed != null && installed.get("metadata") instanceof JsonObject metadata && metadata.has(NAME);
        return says || jarFiles().stream().anyMatch(jar -> Files.exists(installedJar(jar)));
    }

    private boolean jarsAreThere() {
        return jarFiles().stream().allMatch(jar -> Files.exists(installedJar(jar)));
    }

    private Path installedJar(Path jar) {
        return folder().resolve("lib").resolve(jar.getFileName().toString());
    }

    private @Nullable JsonObject installed() {
        try {
            JsonElement json = JsonParser.parseString(Files.readString(folder().resolve("kernel.json")));
            return json.isJsonObject() ? json.getAsJsonObject() : null;
        } catch (IOException | JsonParseException e) {
            return null;
        }
    }

    private List<Path> jarFiles() {
        try (Stream<Path> files = Files.list(jars)) {
            List<Path> found = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
            if (found.isEmpty()) {
                throw new IOException("no jar in it");
            }
            return found;
        } catch (IOException e) {
            throw new SetupException(
                    "Heddle is not built: " + jars + " cannot be read (" + SetupException.reason(e) + ").",
                    "start ./heddle, which builds it.", e);
        }
    }

    private String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path jar : jarFiles()) {
                digest.update(jar.getFileName().toString().getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(jar));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        } catch (IOException e) {
            throw new SetupException("A jar of Heddle cannot be read (" + SetupException.reason(e) + ").",
                    "start ./heddle, which builds it.", e);
        }
    }
}
