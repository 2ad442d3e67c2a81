package dev.heddle.processes.internal.jvm;

import dev.heddle.processes.internal.child.Main;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The file from which a child takes classes that are loaded and linked already: it halves what a start costs.
///
/// It belongs to one build of the JDK and one of Heddle's jar, and its name says which. It is made once, in the background,
/// by a child that plays all that a child does; without it children start all the same.
///
/// @param jar  Heddle's own classes
/// @param file the cache, in the user's folder for such files
public record StartCache(Path jar, Path file) {

    /// Set to `off`, children use no cache and none is made.
    static final String SWITCH = "heddle.startcache";

    private static final System.Logger LOG = System.getLogger(StartCache.class.getName());
    private static final long LIMIT_SECONDS = 60;

    /// The cache at the addresses that it was made for, and without the profiles, which a short life does not need. A JVM
    /// that does not know these flags makes no cache, and then children start without them.
    private static final List<String> SWIFT = List.of("-Xlog:aot*=off,cds*=off", "-XX:+UnlockDiagnosticVMOptions",
            "-XX:ArchiveRelocationMode=0", "-XX:-AOTReplayTraining");

    static StartCache of(Path jar) {
        String name;
        try {
            BasicFileAttributes attributes = Files.readAttributes(jar, BasicFileAttributes.class);
            name = String.join("|", jar.toString(), Long.toString(attributes.size()),
                    Long.toString(attributes.lastModifiedTime().toMillis()), System.getProperty("java.home"),
                    System.getProperty("java.vm.version"));
        } catch (IOException e) {
            name = jar.toString();
        }
        return new StartCache(jar, folder().resolve("children-" + Integer.toHexString(name.hashCode()) + ".aot"));
    }

    private static Path folder() {
        String named = System.getenv("XDG_CACHE_HOME");
        return (named == null ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(named)).resolve("heddle");
    }

    /// What makes a JVM use it.
    List<String> flags() {
        return isUsed() && Files.exists(file)
                // A cache that does not fit is left aside, and nothing is said in the child's output.
                ? Stream.concat(Stream.of("-XX:AOTCache=" + file), SWIFT.stream()).toList()
                : List.of();
    }

    private boolean isUsed() {
        return Files.isRegularFile(jar) && !"off".equals(System.getProperty(SWITCH));
    }

    /// Makes it if it is not there.
    ///
    /// @return whether it is there now
    public boolean make() throws InterruptedException {
        if (!isUsed() || Files.exists(file)) {
            return isUsed();
        }
        Path made = file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid());
        try {
            Files.createDirectories(file.getParent());
            return isRehearsed(made) && isMoved(made);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "no start cache could be made", e);
            return false;
        } finally {
            var _ = made.toFile().delete();
        }
    }

    private boolean isRehearsed(Path made) throws IOException, InterruptedException {
        List<String> command = Launch.smallJvm();
        command.addAll(SWIFT);
        command.addAll(List.of("-XX:AOTCacheOutput=" + made, "-Xmx128m", "-cp", jar.toString(), Main.class.getName()));
        Process process = new ProcessBuilder(command).redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
        try (Rehearsal rehearsal = new Rehearsal(process)) {
            rehearsal.play();
            return process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0 && Files.exists(made);
        } finally {
            process.toHandle().destroyForcibly();
        }
    }

    private boolean isMoved(Path made) throws IOException {
        try {
            Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            return false; // half a cache could be found
        }
        return true;
    }
}
