package dev.heddle.kernel.magic;

import dev.heddle.kernel.comms.Comms;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// A kernel for one magic: what magics do to it can be read afterwards.
public final class MagicDesk implements Kernel {

    /// What a cell has come to.
    public record Value(@Nullable String text, @Nullable String error, String told) implements Ran {

        /// One of which no tool has told anything.
        public Value(@Nullable String text, @Nullable String error) {
            this(text, error, "");
        }

        @Override
        public @Nullable String type() {
            return text == null ? null : "String";
        }

        @Override
        public Duration time() {
            return Duration.ZERO;
        }

        @Override
        public @Nullable String reason() {
            return error;
        }
    }

    public final StringBuilder said = new StringBuilder();
    public final List<String> ran = new ArrayList<>();
    public final List<Path> paths = new ArrayList<>();
    public final List<PastCell> past = new ArrayList<>();
    public final Map<String, Value> values = new TreeMap<>();
    public final List<Variable> variables = new ArrayList<>();
    public final Map<String, String> environment = new TreeMap<>();
    public final List<String> options = new ArrayList<>();
    public final List<String> comm = new ArrayList<>();
    public @Nullable Path folder;
    private final Comms comms = new Comms((type, content, _, _) -> comm.add(type + " " + content));
    private final Magic magic;

    public MagicDesk(Magic magic) {
        this.magic = magic;
    }

    /// Calls the magic, and returns what it has said; or why it did not do it.
    public String call(String line) throws Exception {
        return call(line, null);
    }

    public String call(String line, @Nullable String body) throws Exception {
        said.setLength(0);
        try {
            magic.run(magic.usage().read(new Code(line, 1), body == null ? null : new Code(body, 2)), this);
        } catch (MagicException e) {
            return e.kind() + ": " + e.getMessage()
                    + String.join("", e.advice().stream().map(each -> " " + each).toList());
        }
        return said.toString();
    }

    @Override
    public void print(String text) {
        said.append(text);
    }

    @Override
    public void printError(String text) {
        said.append("err: ").append(text);
    }

    @Override
    public String display(Map<String, String> bundle) {
        said.append(bundle.get("text/plain"));
        return "display";
    }

    @Override
    public void update(String id, Map<String, String> bundle) {
        said.append(id).append(" becomes ").append(bundle.get("text/plain"));
    }

    @Override
    public void offer(String code, boolean replace) {
        said.append(replace ? "replaced by: " : "offered: ").append(code);
    }

    @Override
    public Comms comms() {
        return comms;
    }

    @Override
    public @Nullable Path folder() {
        return folder;
    }

    @Override
    public String label(String cell) {
        return "Cell[" + cell + "]";
    }

    @Override
    public Ran use(Use use) {
        ran.add(use.toString());
        return values.getOrDefault(use.tool(), new Value(null, null));
    }

    @Override
    public String look(Use use) {
        ran.add(use.toString());
        return values.getOrDefault(use.tool(), new Value(null, null)).told();
    }

    @Override
    public Ran run(Code code) {
        ran.add(code.text());
        return values.getOrDefault(code.text(), new Value(null, null));
    }

    @Override
    public void show(Ran part) {
        said.append("shown: ").append(part.error());
    }

    @Override
    public List<Variable> variables() {
        return variables;
    }

    @Override
    public void reset() {
        variables.clear();
    }

    @Override
    public List<Path> addToClassPath(List<Path> entries) {
        List<Path> added = entries.stream().filter(each -> !paths.contains(each)).toList();
        paths.addAll(added);
        return added;
    }

    @Override
    public List<Path> classPath() {
        return paths;
    }

    @Override
    public long pid() {
        return 4711;
    }

    @Override
    public List<String> jvmOptions() {
        return options;
    }

    @Override
    public void restart(List<String> newOptions) {
        options.clear();
        options.addAll(newOptions);
    }

    @Override
    public Map<String, String> environment() {
        return environment;
    }

    @Override
    public void setEnvironment(String name, @Nullable String value) {
        if (value == null) {
            environment.remove(name);
        } else {
            environment.put(name, value);
        }
    }

    @Override
    public List<PastCell> history() {
        return past;
    }

    @Override
    public List<Usage> magics() {
        return List.of(magic.usage());
    }

    @Override
    public <T extends @Nullable Object> T interruptibly(Callable<T> work) throws Exception {
        return work.call();
    }
}
