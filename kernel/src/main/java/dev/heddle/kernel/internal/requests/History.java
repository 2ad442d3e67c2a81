package dev.heddle.kernel.internal.requests;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The cells of this session and of those before it, in a file of the user's. Where that cannot be written, only those of
/// this session. Any thread may use it.
final class History {

    private static final System.Logger LOG = System.getLogger(History.class.getName());
    private static final int MOST_LINES = 10_000;
    private static final int MOST_OUTPUT = 10_000; // of one cell: a history is to be read
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    /// A cell that was run.
    ///
    /// @param session counted from 1 by those who come later; sessions are told apart by nothing else
    /// @param line    the cell's number in it
    /// @param output  its value; null if it had none
    record Entry(int session, int line, String input, @Nullable String output) {}

    // guarded by this
    private int session; // 0 while the file is not read
    private @Nullable Path file;
    private final List<Entry> entries = new ArrayList<>();

    /// @param file where it is kept; null to keep none
    History(@Nullable Path file) {
        this.file = file;
    }

    /// Where a user's history is: in Jupyter's data folder, unless `HEDDLE_HISTORY` is `off`.
    static @Nullable Path place(Map<String, String> environment) {
        if (environment.getOrDefault("HEDDLE_HISTORY", "").equalsIgnoreCase("off")) {
            return null;
        }
        String given = environment.getOrDefault("JUPYTER_DATA_DIR", "");
        return (given.isEmpty() ? dataFolder(environment) : Path.of(given)).resolve("heddle").resolve("history.jsonl");
    }

    /// Where things are kept that a user should find again; null if nothing is to be kept.
    synchronized @Nullable Path folder() {
        return file == null ? null : file.getParent();
    }

    private static Path dataFolder(Map<String, String> environment) {
        Path home = Path.of(System.getProperty("user.home"));
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (system.contains("win")) {
            String appData = environment.getOrDefault("APPDATA", "");
            return (appData.isEmpty() ? home.resolve(".jupyter") : Path.of(appData)).resolve("jupyter");
        }
        if (system.contains("mac")) {
            return home.resolve("Library").resolve("Jupyter");
        }
        String data = environment.getOrDefault("XDG_DATA_HOME", "");
        return (data.isEmpty() ? home.resolve(".local").resolve("share") : Path.of(data)).resolve("jupyter");
    }

    /// The number of this session. Reads what earlier ones have left.
    synchronized int session() {
        if (session == 0) {
            if (file != null) {
                read(file);
            }
            session = entries.isEmpty() ? 1 : entries.getLast().session + 1;
        }
        return session;
    }

    synchronized List<Entry> entries() {
        session();
        return List.copyOf(entries);
    }

    synchronized void add(int line, String input, @Nullable String output) {
        Entry entry = new Entry(session(), line, input, cut(output));
        entries.add(entry);
        if (file != null) {
            append(file, entry);
        }
    }

    private void append(Path to, Entry entry) {
        try {
            makePrivate(Objects.requireNonNull(to.getParent()));
            Files.writeString(to, json(entry), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException | OutOfMemoryError e) {
            LOG.log(System.Logger.Level.INFO, "the history is not kept: {0}", e.toString());
            file = null;
        }
    }

    private static @Nullable String cut(@Nullable String output) {
        return output == null || output.length() <= MOST_OUTPUT ? output : output.substring(0, MOST_OUTPUT) + "…";
    }

    /// Others on the machine need not know what somebody tries out: in a folder that only its owner can enter, the files are
    /// safe whatever their own rights are.
    private static void makePrivate(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (Files.getFileAttributeView(folder, PosixFileAttributeView.class) != null
                && !Files.getPosixFilePermissions(folder).equals(OWNER_ONLY)) {
            Files.setPosixFilePermissions(folder, OWNER_ONLY);
        }
    }

    private void read(Path from) {
        if (!Files.isRegularFile(from)) {
            return;
        }
        try {
            String text = new String(Files.readAllBytes(from), StandardCharsets.UTF_8);
            List<String> lines = text.lines().toList();
            lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size()).forEach(this::readLine);
            if (lines.size() > MOST_LINES || (!text.isEmpty() && !text.endsWith("\n"))) {
                rewrite(from);
            }
        } catch (IOException | OutOfMemoryError e) {
            LOG.log(System.Logger.Level.INFO, "the history is not kept: {0}", e.toString());
            file = null;
        }
    }

    /// A kernel that was killed may have left half a line.
    private void readLine(String line) {
        try {
            JsonObject json = JsonParser.parseString(line).getAsJsonObject();
            String output = json.get("output") instanceof JsonPrimitive text ? text.getAsString() : null;
            entries.add(new Entry(json.get("session").getAsInt(), json.get("line").getAsInt(),
                    json.get("input").getAsString(), output));
        } catch (JsonParseException | IllegalStateException | NullPointerException | NumberFormatException
                | UnsupportedOperationException e) {
            LOG.log(System.Logger.Level.DEBUG, "a broken line of the history is passed over", e);
        }
    }

    /// All or nothing: others may read it just now.
    private void rewrite(Path to) throws IOException {
        Path fresh = Files.createTempFile(Objects.requireNonNull(to.getParent()), "history", ".tmp");
        try {
            StringBuilder text = new StringBuilder();
            entries.forEach(each -> text.append(json(each)));
            Files.writeString(fresh, text);
            Files.move(fresh, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static String json(Entry entry) {
        JsonObject json = new JsonObject();
        json.addProperty("session", entry.session);
        json.addProperty("line", entry.line);
        json.addProperty("input", entry.input);
        if (entry.output != null) {
            json.addProperty("output", entry.output);
        }
        return json + "\n";
    }
}
