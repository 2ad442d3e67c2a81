package dev.heddle.kernel.internal.magics;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.heddle.kernel.magic.Arguments;
import dev.heddle.kernel.magic.Code;
import dev.heddle.kernel.magic.Kernel;
import dev.heddle.kernel.magic.Magic;
import dev.heddle.kernel.magic.MagicException;
import dev.heddle.kernel.magic.Parameter;
import dev.heddle.kernel.magic.Ran;
import dev.heddle.kernel.magic.Usage;
import dev.heddle.kernel.magic.Usage.Form;
import dev.heddle.kernel.magic.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// `%load`
final class LoadMagic implements Magic {

    private static final List<String> ENDINGS = List.of("", ".ipynb", ".jshell", ".jsh", ".java");

    @Override
    public Usage usage() {
        return Usage.of(Form.LINE, "Runs a file of Java, or all code cells of a notebook.", "load")
                .with(Parameter.one(Value.path("FILE"),
                        "A .java, .jsh, .jshell or .ipynb file; the ending may be left out."))
                .withDetails("""
                        All that the file declares can be used afterwards. Commands of JShell (lines such as `/exit`)
                        are passed over.""");
    }

    @Override
    public void run(Arguments given, Kernel kernel) throws MagicException {
        Path file = find(given.required("FILE"));
        for (String each : cells(file)) {
            Ran ran = kernel.run(new Code(each, 1));
            if (ran.error() != null) {
                kernel.printError("Stopped in " + file + ":\n");
                kernel.show(ran);
                return;
            }
        }
    }

    private static Path find(String name) throws MagicException {
        for (String ending : ENDINGS) {
            Path file = Paths.of(name + ending);
            if (Files.isRegularFile(file)) {
                return file;
            }
        }
        throw new MagicException("There is no file " + name + ".",
                "It is looked for from " + Path.of("").toAbsolutePath() + " on.");
    }

    private static List<String> cells(Path file) throws MagicException {
        try {
            String text = Files.readString(file);
            return file.toString().endsWith(".ipynb")
                    ? notebook(text)
                    : List.of(text.replaceAll("(?m)^/[a-z!?-].*$", ""));
        } catch (IOException e) {
            throw new MagicException(file + " cannot be read (" + Paths.reason(e) + ").");
        } catch (JsonParseException | IllegalStateException e) {
            throw new MagicException(file + " is no notebook: its JSON is broken.");
        }
    }

    private static List<String> notebook(String text) {
        List<String> cells = new ArrayList<>();
        JsonObject notebook = JsonParser.parseString(text).getAsJsonObject();
        JsonElement all = notebook.get("cells");
        for (JsonElement each : all == null ? new JsonArray() : all.getAsJsonArray()) {
            JsonObject cell = each.getAsJsonObject();
            if (cell.has("source") && cell.has("cell_type") && cell.get("cell_type").getAsString().equals("code")) {
                cells.add(source(cell.get("source")));
            }
        }
        return cells;
    }

    /// One text, or its lines.
    private static String source(JsonElement source) {
        if (!source.isJsonArray()) {
            return source.getAsString();
        }
        StringBuilder text = new StringBuilder();
        source.getAsJsonArray().forEach(each -> text.append(each.getAsString()));
        return text.toString();
    }
}
