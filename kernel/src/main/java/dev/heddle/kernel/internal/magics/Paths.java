package dev.heddle.kernel.internal.magics;

import dev.heddle.kernel.magic.MagicException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Files as cells name them: from the notebook's folder on, `~` for the home, `*` for any name.
final class Paths {

    private static final Pattern GLOB = Pattern.compile("[*?\\[{]");
    private static final int ANY_DEPTH = 64;

    private Paths() {}

    static Path of(String name) throws MagicException {
        try {
            String home = System.getProperty("user.home");
            return Path.of(name.equals("~") || name.startsWith("~/") ? home + name.substring(1) : name);
        } catch (InvalidPathException e) {
            throw new MagicException("'" + name + "' cannot be the name of a file (" + e.getReason() + ").");
        }
    }

    /// The files and folders that a name stands for.
    ///
    /// @throws MagicException if there is none
    static List<Path> matching(String name) throws MagicException {
        List<Path> found = GLOB.matcher(name).find() ? glob(name) : List.of(of(name));
        if (found.isEmpty() || !Files.exists(found.getFirst())) {
            throw new MagicException("There is no file or folder " + name + ".",
                    "It is looked for from " + Path.of("").toAbsolutePath() + " on.");
        }
        return found;
    }

    static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> "there is no such file";
            case AccessDeniedException _ -> "it is not allowed";
            default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        };
    }

    private static List<Path> glob(String name) throws MagicException {
        String home = System.getProperty("user.home");
        String pattern = name.startsWith("~/") ? home + name.substring(1) : name;
        int wild = pattern.replaceAll("[*?\\[{].*", "").length();
        int slash = pattern.lastIndexOf('/', wild);
        String folder = slash < 0 ? "" : pattern.substring(0, slash + 1);
        String rest = pattern.substring(slash + 1);
        Path base = of(folder);
        int depth = rest.contains("**") ? ANY_DEPTH : (int) rest.chars().filter(c -> c == '/').count() + 1;
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + rest);
        if (!Files.isDirectory(base.toAbsolutePath())) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(base, depth)) {
            return files.filter(each -> matcher.matches(base.relativize(each))).sorted().toList();
        } catch (IOException e) {
            throw new MagicException(folder + " cannot be read (" + reason(e) + ").");
        } catch (UncheckedIOException e) {
            throw new MagicException(folder + " cannot be read (" + e.getMessage() + ").");
        }
    }
}
