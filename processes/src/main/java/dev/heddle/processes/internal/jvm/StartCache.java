package dev.heddle.processes.internal.jvm;

import dev.heddle.processes.internal.child.Main;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// The file from which a child takes classes that are loaded and linked already: it halves what a start costs.
///
/// It belongs to one build of the JDK and one of Heddle's jar, and its name says which. It is made once, by a child that plays
/// all that a child does; without it children start all the same. Caches that nobody has used for a month are deleted when a
/// new one is made.
///
/// @param jar  Heddle's own classes
/// @param file the cache, in the user's folder for such files
public record StartCache(Path jar, Path file) {

    /// Set to `off`, children use no cache and none is made.
    static final String SWITCH = "heddle.startcache";

    private static final System.Logger LOG = System.getLogger(StartCache.class.getName());
    private static final long LIMIT_SECONDS = 60;
    private static final long SOON_SECONDS = 5;
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration MONTH = Duration.ofDays(30);

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

    /// What makes a JVM use it. A cache that does not fit is left aside, and nothing is said in the child's output.
    List<String> flags() {
        if (!isUsed() || !Files.exists(file)) {
            return List.of();
        }
        touch();
        return Stream.concat(Stream.of("-XX:AOTCache=" + file), SWIFT.stream()).toList();
    }

    /// Its time says when it was last used, by the day.
    private void touch() {
        Instant now = Instant.now();
        try {
            if (Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(DAY))) {
                Files.setLastModifiedTime(file, FileTime.from(now));
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "the start cache cannot be touched", e);
        }
    }

    /// Makes it in the background, if it is not there and something is still going on then.
    ///
    /// @param wanted asked after some seconds: who is gone by then has no use for it
    public void makeSoon(BooleanSupplier wanted) {
        if (!isUsed() || Files.exists(file)) {
            return;
        }
        Executor later = CompletableFuture.delayedExecutor(SOON_SECONDS, TimeUnit.SECONDS,
                work -> Thread.ofPlatform().daemon().name("heddle-start-cache").start(work));
        later.execute(() -> {
            try {
                boolean ignored = wanted.getAsBoolean() && make();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
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
            removeOld();
            return isRehearsed(made) && isMoved(made);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "no start cache could be made", e);
            return false;
        } finally {
            var _ = made.toFile().delete();
            var _ = made.resolveSibling(made.getFileName() + ".config").toFile().delete(); // what the JVM makes it of
        }
    }

    /// Also what was left by who ended while it made one.
    private void removeOld() throws IOException {
        Instant now = Instant.now();
        try (DirectoryStream<Path> caches = Files.newDirectoryStream(file.getParent(), "children-*.aot*")) {
            for (Path cache : caches) {
                Duration kept = cache.toString().endsWith(".aot") ? MONTH : DAY;
                if (Files.getLastModifiedTime(cache).toInstant().isBefore(now.minus(kept))) {
                    Files.deleteIfExists(cache);
                }
            }
        }
    }

    private boolean isRehearsed(Path made) throws IOException, InterruptedException {
        List<String> command = Launch.smallJvm();
        command.addAll(SWIFT);
        command.addAll(List.of("-XX:AOTCacheOutput=" + made, "-Xmx128m", "-cp", jar.toString(), Main.class.getName()));
        Process process = new ProcessBuilder(command).redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
        var _ = process.onExit().orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).exceptionally(late -> {
            process.toHandle().destroyForcibly();
            return process;
        });
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
