package dev.heddle.kernel.internal.requests;

import dev.heddle.kernel.comms.Comms;
import dev.heddle.kernel.internal.cells.CellResult;
import dev.heddle.kernel.internal.cells.CellResult.Finished;
import dev.heddle.kernel.internal.cells.CellResult.MagicFailed;
import dev.heddle.kernel.internal.cells.Notebook;
import dev.heddle.kernel.internal.cells.Used;
import dev.heddle.kernel.internal.magics.MagicHelp;
import dev.heddle.kernel.internal.magics.Script;
import dev.heddle.kernel.internal.protocol.Message;
import dev.heddle.kernel.magic.Code;
import dev.heddle.kernel.magic.Kernel;
import dev.heddle.kernel.magic.PastCell;
import dev.heddle.kernel.magic.Ran;
import dev.heddle.kernel.magic.Usage;
import dev.heddle.kernel.magic.Use;
import dev.heddle.kernel.magic.Variable;
import dev.heddle.worker.Report.Displayed;
import dev.heddle.worker.Report.Output;
import dev.heddle.worker.Report.Stream;
import dev.heddle.worker.display.DisplayEvent.Shown;
import dev.heddle.worker.display.DisplayEvent.Updated;
import dev.heddle.worker.display.MimeBundle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What one call of a magic may do.
final class MagicKernel implements Kernel {

    /// What code has come to, with all that its error has to tell.
    private record Part(CellResult result, Duration time, @Nullable String text, @Nullable String type, String told,
            @Nullable ErrorReport report) implements Ran {

        @Override
        public @Nullable String error() {
            return report == null ? null : report.name();
        }

        @Override
        public @Nullable String reason() {
            return report == null ? null : report.value();
        }
    }

    private static final MagicFailed MAGIC_IN_CODE = new MagicFailed("UsageError",
            "What stands below this magic must be Java, without magics.",
            List.of("Call other magics in a cell of their own."));

    private final Cells cells;
    private final History history;
    private final Scripts scripts;
    private final Message request;
    private final String label;
    private CellResult result = Finished.quiet(List.of());

    MagicKernel(Cells cells, History history, Scripts scripts, Message request, String label) {
        this.cells = cells;
        this.history = history;
        this.scripts = scripts;
        this.request = request;
        this.label = label;
    }

    /// What the magic has made the result of its cell.
    CellResult result() {
        return result;
    }

    void explain(Usage usage) {
        MagicHelp.show(usage, this);
    }

    @Override
    public void print(String text) {
        cells.output().printed(new Output(request.id(), Stream.OUT, text));
    }

    @Override
    public void printError(String text) {
        cells.output().printed(new Output(request.id(), Stream.ERR, text));
    }

    @Override
    public String display(Map<String, String> bundle) {
        String id = UUID.randomUUID().toString();
        cells.output().displayed(new Displayed(request.id(), new Shown(id, new MimeBundle(bundle, Map.of()))));
        return id;
    }

    @Override
    public void update(String id, Map<String, String> bundle) {
        cells.output().displayed(new Displayed(request.id(), new Updated(id, new MimeBundle(bundle, Map.of()))));
    }

    @Override
    public void offer(String code, boolean replace) {
        scripts.offer(new Scripts.Offer(code, replace));
    }

    @Override
    public Ran run(Code code) {
        String text = code.inItsPlace();
        try {
            return part(new Used(scripts.part(request, label, text)), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Ran use(Use use) {
        String text = use.code().stream().map(Code::inItsPlace).collect(Collectors.joining("\n"));
        try {
            boolean plain = use.code().stream().map(Code::text).allMatch(Script::isPlain);
            return part(plain ? cells.use(request, label, use) : new Used(MAGIC_IN_CODE), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String look(Use use) throws IOException {
        return cells.look(use);
    }

    private Part part(Used used, String text) {
        CellResult came = used.result();
        return new Part(came, cells.runTime(request), ExecuteHandler.valueOf(came), used.type(), used.told(),
                ExecuteHandler.error(came, used.failed() == null ? text : used.failed()));
    }

    @Override
    public Comms comms() {
        return cells.comms().comms();
    }

    @Override
    public @Nullable Path folder() {
        return history.folder();
    }

    @Override
    public @Nullable String label(String cell) {
        return cells.label(cell);
    }

    @Override
    public void show(Ran part) {
        if (!(part instanceof Part mine)) {
            throw new IllegalArgumentException("only what run() has returned can be shown");
        }
        result = mine.report == null
                ? mine.result
                : new CellResult.Reported(mine.report.name(), mine.report.value(),
                        mine.report.lines());
    }

    @Override
    public List<Variable> variables() {
        return notebook().variables()
                .entrySet()
                .stream()
                .map(each -> new Variable(each.getKey(), each.getValue()))
                .toList();
    }

    @Override
    public void reset() throws Exception {
        interruptibly(() -> {
            cells.reset();
            return null;
        });
    }

    @Override
    public List<Path> addToClassPath(List<Path> entries) throws IOException {
        return cells.addToClassPath(entries);
    }

    @Override
    public List<Path> classPath() {
        return cells.setup().classPath();
    }

    @Override
    public long pid() throws IOException {
        return cells.workerPid();
    }

    @Override
    public List<String> jvmOptions() {
        return cells.setup().options();
    }

    @Override
    public void restart(List<String> options) throws Exception {
        interruptibly(() -> {
            cells.restart(options);
            return null;
        });
    }

    @Override
    public Map<String, String> environment() {
        Map<String, String> all = new HashMap<>(System.getenv());
        cells.setup().changeEnvironment(all);
        return Map.copyOf(all);
    }

    @Override
    public void setEnvironment(String name, @Nullable String value) {
        cells.use(cells.setup().withVariable(name, value));
    }

    @Override
    public List<PastCell> history() {
        return history.entries()
                .stream()
                .filter(each -> each.session() == history.session())
                .map(each -> new PastCell(each.line(), each.input()))
                .toList();
    }

    @Override
    public List<Usage> magics() {
        return cells.magics().usages();
    }

    @Override
    public <T extends @Nullable Object> T interruptibly(Callable<T> work) throws Exception {
        return cells.interrupts(request).run(work);
    }

    private Notebook notebook() {
        try {
            return cells.notebook();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
