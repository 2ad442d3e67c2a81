package dev.heddle.kernel.internal.debug;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/// Which text belongs to which name. A front end names a cell by a hash of its text, stack traces by its number; the
/// JDK's own sources come from the JDK. There are no files: nothing has to be written, and nothing is left behind.
final class CellSources {

    static final int SEED = 0x48656464;

    /// JupyterLab calls a source "Cell [3]" only if its path has `ipykernel_` in it.
    static final String PREFIX = "ipykernel_heddle/";
    static final String SUFFIX = ".java";

    private static final int MOST_REMEMBERED = 10_000;

    private final Path jdk = Path.of(System.getProperty("java.home"), "lib", "src.zip");

    // guarded by this
    private final Map<String, String> pathOfLabel = new LinkedHashMap<>();
    private final Map<String, String> textOfPath = new LinkedHashMap<>();

    /// The name by which front ends know a cell's text.
    static String path(String code) {
        return PREFIX + Murmur2.hash(code, SEED) + SUFFIX;
    }

    synchronized String dumped(String code) {
        String path = path(code);
        put(textOfPath, path, code);
        return path;
    }

    /// A cell runs. What a front end runs in silence has the number of the cell before it, which stays the cell's.
    synchronized void runs(String label, String code) {
        if (!pathOfLabel.containsKey(label)) {
            put(pathOfLabel, label, dumped(code));
        }
    }

    synchronized @Nullable String pathOf(String label) {
        return pathOfLabel.get(label);
    }

    /// The cells that have run, by their labels.
    synchronized Map<String, String> paths() {
        return new LinkedHashMap<>(pathOfLabel);
    }

    /// The text behind a path that was given out.
    @Nullable
    String text(String path) throws IOException {
        synchronized (this) {
            String text = textOfPath.get(path);
            if (text != null) {
                return text;
            }
        }
        return ofTheJdk(path);
    }

    private @Nullable String ofTheJdk(String path) throws IOException {
        if (!Files.isRegularFile(jdk)) {
            return null;
        }
        try (ZipFile zip = new ZipFile(jdk.toFile())) {
            ZipEntry entry = zip.getEntry(path);
            if (entry == null) {
                return null;
            }
            try (InputStream bytes = zip.getInputStream(entry)) {
                return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }

    private static void put(Map<String, String> map, String key, String value) {
        map.put(key, value);
        if (map.size() > MOST_REMEMBERED) {
            map.remove(map.keySet().iterator().next());
        }
    }
}
