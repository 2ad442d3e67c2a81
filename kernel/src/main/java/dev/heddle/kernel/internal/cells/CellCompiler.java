package dev.heddle.kernel.internal.cells;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import dev.heddle.kernel.internal.cells.CellClass.Origin;
import dev.heddle.kernel.internal.cells.CellParser.Parsed;
import dev.heddle.kernel.internal.cells.CellResult.Problem;
import dev.heddle.kernel.internal.cells.Declarations.Pending;
import dev.heddle.kernel.internal.cells.Draft.Asked;
import dev.heddle.kernel.internal.cells.Javac.Finding;
import dev.heddle.kernel.internal.cells.Javac.Outcome;
import dev.heddle.kernel.internal.hints.ClassIndex;
import dev.heddle.kernel.magic.Scope;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/// Makes classes of cells. Most cells take the compiler one pass; one with `var` takes another, to learn the type.
final class CellCompiler implements AutoCloseable {

    private static final int MOST_PASSES = 50;

    /// What cells need not import: the packages of JShell, those that this course lives in, and the functions that show
    /// things. All are on demand, so whatever a cell declares or imports by its name takes their place.
    private static final List<String> DEFAULT_IMPORTS = List.of("java.io.*", "java.math.*", "java.net.*",
            "java.nio.file.*", "java.util.*", "java.util.concurrent.*", "java.util.concurrent.atomic.*",
            "java.util.concurrent.locks.*", "java.util.function.*", "java.util.prefs.*", "java.util.regex.*",
            "java.util.stream.*", "java.time.*", "static dev.heddle.worker.display.Display.*",
            "static dev.heddle.worker.display.Together.*")
            .stream()
            .map(each -> "import " + each + ";")
            .toList();

    /// What became of a cell's text.
    sealed interface Compilation {}

    /// It can run.
    ///
    /// @param classes its classes, by the names that they have in the JVM that runs them
    /// @param runs    the class whose `do_it$` is the cell; null if the cell only declares
    /// @param value   the type of the expression in which it ends, whose value is to be shown; null if there is none
    /// @param notes   what its author should know
    record Compiled(Map<String, byte[]> classes, @Nullable String runs, @Nullable String value,
            List<String> notes) implements Compilation {}

    /// What was declared before something that declares for a moment only.
    private record Before(Declarations declared, Map<String, byte[]> classes) {}

    /// It cannot.
    record Failed(CellResult why) implements Compilation {}

    private final Javac javac;
    private final Splitter splitter = new Splitter();
    private final CellParser parser;
    private Declarations declared = new Declarations();
    private final Absences absences = new Absences();
    private final PlainNames names = new PlainNames();
    private @Nullable Before before; // while what is compiled declares for a moment only
    private int number;
    private JvmSetup setup = JvmSetup.PLAIN;
    private @Nullable ClassIndex index;
    private volatile Notebook notebook = new Notebook(Map.of(), DEFAULT_IMPORTS, Map.of(),
            Map.of(), JvmSetup.PLAIN); // read by any thread

    CellCompiler(TaskPool tasks, String classPath) {
        this.javac = new Javac(tasks, classPath);
        this.parser = new CellParser(javac, splitter);
    }

    /// One that has compiled before: the first cell of a compiler takes it 300 ms, the second a tenth of that.
    static CellCompiler warm(TaskPool tasks, String classPath) {
        CellCompiler compiler = new CellCompiler(tasks, classPath);
        compiler.compile("warm-up", "1 + 1");
        return compiler;
    }

    /// @param label what stack traces call the cell
    Compilation compile(String label, String cell) {
        return compile(label, cell, Scope.NOTEBOOK);
    }

    /// @param label what stack traces call the cell
    /// @param scope what becomes of the names that it declares
    Compilation compile(String label, String cell, Scope scope) {
        Compilation compiled = DeepCode.read(() -> compileOnce(label, cell, scope));
        if (compiled != null) {
            if (compiled instanceof Failed) {
                absences.failed(label, cell);
            }
            return compiled;
        }
        javac.files().discard();
        return new Failed(new CellResult.DoesNotCompile(List.of(new Problem(0, cell.length(),
                "this is nested too deeply for the compiler", "Cut it into parts, with a variable for each."))));
    }

    private Compilation compileOnce(String label, String cell, Scope scope) {
        Parsed parsed = parser.parse(cell);
        if (!parsed.problems().isEmpty()) {
            return new Failed(new CellResult.DoesNotCompile(parsed.problems()));
        }
        List<Problem> misplaced = scope == Scope.METHOD ? methods(parsed.units()) : List.of();
        if (!misplaced.isEmpty()) {
            return new Failed(new CellResult.DoesNotCompile(misplaced));
        }
        Draft draft = new Draft(declared, DEFAULT_IMPORTS, ++number, new Origin(label, cell), parsed.units(), scope);
        List<Problem> first = List.of();
        Map<Unit, Map<String, String>> missing = new LinkedHashMap<>();
        for (int pass = 0; pass < MOST_PASSES; pass++) {
            DraftSources sources = draft.sources();
            MissingCases cases = new MissingCases();
            Outcome<Map<Asked, String>> outcome = cases.told(javac.run(
                    sources.classes().stream().map(CellClass::source).toList(),
                    (task, errors) -> pass(task, errors, sources, cases)));
            if (outcome.errors().isEmpty() && sources.askedVars().isEmpty() && !isVoid(sources, outcome)) {
                return done(draft, sources, missing, outcome.result().get(sources.askedValue()));
            }
            javac.files().discard();
            if (first.isEmpty()) {
                first = problems(sources, outcome.errors());
            }
            boolean learned = learn(draft, sources, outcome);
            boolean mayWait = scope == Scope.NOTEBOOK;
            if (!learned && !(mayWait && Waiting.letWait(draft, sources, outcome.errors(), missing))) {
                boolean ownWait =
                        missing.keySet().stream().anyMatch(unit -> draft.originOf(unit).equals(draft.origin()));
                // if a declaration of this very cell lacks something, that is what is wrong
                CellResult undeclared =
                        ownWait ? null : Waiting.undeclared(declared, sources, outcome.errors(), missing);
                return new Failed(undeclared != null
                        ? undeclared
                        : new CellResult.DoesNotCompile(ownWait ? first : problems(sources, outcome.errors())));
            }
        }
        throw new IllegalStateException("the cell was not understood in " + MOST_PASSES + " passes");
    }

    /// From now on, what code of its own scope declares is known to what is compiled next, until [#forget].
    void remember() {
        before = new Before(declared, javac.files().known());
        declared = declared.copy();
    }

    /// Makes undone what was declared since [#remember].
    void forget() {
        if (before != null) {
            declared = before.declared;
            javac.files().show(before.classes);
            before = null;
        }
    }

    /// From now on cells are compiled for a JVM of another setup.
    ///
    /// @param sameJvm false if variables have lost their values
    void use(JvmSetup newSetup, boolean sameJvm) {
        setup = newSetup;
        index = null;
        javac.use(newSetup.compilerPath(), newSetup.compilerOptions());
        if (!sameJvm) {
            absences.lost(declared.fields().stream().map(Declarations.Field::name).toList());
            declared.forgetVariables();
        }
        notebook = snapshot();
    }

    /// What the cells have declared; any thread may ask.
    Notebook notebook() {
        return notebook;
    }

    private Notebook snapshot() {
        List<String> imports = new ArrayList<>(DEFAULT_IMPORTS);
        imports.addAll(declared.imports());
        imports.addAll(declared.allImports());
        Map<String, String> variables = new LinkedHashMap<>();
        declared.fields().forEach(each -> variables.put(each.name(), each.type()));
        return new Notebook(javac.files().known(), imports, declared.texts(), variables, setup);
    }

    @Override
    public void close() {
        splitter.close();
        javac.close();
    }

    private static boolean isVoid(DraftSources sources, Outcome<Map<Asked, String>> outcome) {
        Asked value = sources.askedValue();
        return value != null && "void".equals(outcome.result().get(value));
    }

    private static boolean learn(Draft draft, DraftSources sources, Outcome<Map<Asked, String>> outcome) {
        boolean learned = false;
        if (isVoid(sources, outcome)) {
            draft.valueIsVoid();
            learned = true;
        }
        for (Map.Entry<Asked, String> each : sources.askedVars().entrySet()) {
            String type = outcome.result().get(each.getKey());
            if (type != null) {
                draft.found(each.getValue(), type);
                learned = true;
            }
        }
        return learned;
    }

    private Compiled done(Draft draft, DraftSources sources, Map<Unit, Map<String, String>> missing,
            @Nullable String value) {
        Map<String, byte[]> classes = javac.files().fresh();
        boolean prepares = before != null && draft.scope() == Scope.OWN;
        if (draft.declares() || prepares) {
            javac.files().keep();
        } else {
            javac.files().discard(); // no other cell will ever name it
        }
        if (prepares) {
            draft.commit(sources);
        }
        if (draft.scope() != Scope.NOTEBOOK) {
            return compiled(draft, sources, classes, value, List.of());
        }
        List<String> notes = new ArrayList<>(Surprises.of(draft));
        Set<String> explained = new HashSet<>(declared.lost()); // their author knows that values are gone
        declared.forgetLost();
        draft.commit(sources);
        absences.declared(draft);
        missing.forEach((unit, names) -> {
            boolean news = draft.originOf(unit).equals(draft.origin());
            boolean told = explained.containsAll(names.keySet());
            if (told) {
                explained.add(Declarations.name(unit));
            }
            if (!news && !told && declared.live(unit) != null) {
                notes.add(Waiting.describe(unit) + " of " + draft.originOf(unit).label()
                        + " does not fit what this cell declares. It cannot be used until it is declared anew.");
            }
            declared.add(new Pending(unit, draft.originOf(unit), names));
            if (news) {
                notes.add(Waiting.describe(unit) + " is declared, but cannot be used until this is: "
                        + String.join(", ", names.values()));
            }
        });
        if (draft.declares() || draft.units().stream().anyMatch(each -> each instanceof Unit.Import)) {
            notebook = snapshot();
        }
        return compiled(draft, sources, classes, value, notes);
    }

    private Compiled compiled(Draft draft, DraftSources sources, Map<String, byte[]> classes, @Nullable String value,
            List<String> notes) {
        CellClass cell = sources.classes().getFirst();
        names.add(draft.origin().label(), classes.keySet());
        String runs = cell.hasSteps() ? names.of(cell.binaryName()) : null;
        return new Compiled(names.of(classes), runs, value, notes);
    }

    /// A method stands in no other method.
    private static List<Problem> methods(List<Unit> units) {
        return units.stream()
                .filter(each -> each instanceof Unit.Method)
                .map(each -> new Problem(each.span().start(), each.span().end(), "a method cannot be declared here",
                        "Declare it in a cell of its own."))
                .toList();
    }

    /// The classes that hold all that is declared, by the names that they have in the JVM that runs them.
    Map<String, byte[]> loadable() {
        return names.of(javac.files().known());
    }

    /// Read again after each change of the class path, and only when somebody makes a mistake.
    private ClassIndex index() {
        if (index == null) {
            index = ClassIndex.with(setup.classPath());
        }
        return index;
    }

    private List<Problem> problems(DraftSources sources, List<Finding> errors) {
        List<String> imports = new ArrayList<>(DEFAULT_IMPORTS);
        imports.addAll(declared.imports());
        Origin origin = sources.classes().getFirst().origin();
        KnownNames names = new KnownNames(origin.cell(), declared, javac.files().known(), Mistakes.packages(imports),
                index(), name -> Optional.ofNullable(absences.why(name, origin.label())));
        List<Finding> own = errors.stream()
                .filter(each -> each.file().equals(sources.classes().getFirst().source().getName()))
                .filter(each -> !Mistakes.isOfTheCellsClass(each)) // another one says what caused it
                .toList();
        return Mistakes.withoutRepetition(
                (own.isEmpty() ? errors : own).stream()
                        .map(each -> Mistakes.problem(each, sources, names))
                        .distinct()
                        .toList());
    }

    /// One pass: reads the types that were asked for, and makes classes if nothing is wrong or unknown.
    private static Map<Asked, String> pass(JavacTask task, IntSupplier errors, DraftSources draft,
            MissingCases cases) throws IOException {
        List<CompilationUnitTree> sources = new ArrayList<>();
        task.parse().forEach(sources::add);
        task.analyze();
        Map<Asked, String> types = new HashMap<>();
        if (!draft.askedVars().isEmpty() || draft.askedValue() != null) {
            for (CompilationUnitTree source : sources) {
                new TypeReader(task, source, draft, types).scan(new TreePath(source), null);
            }
        }
        if (errors.getAsInt() == 0) {
            FinalVariables.check(task, sources, draft);
        } else {
            cases.look(task, sources);
        }
        boolean voidValue = "void".equals(types.get(draft.askedValue()));
        if (errors.getAsInt() == 0 && draft.askedVars().isEmpty() && !voidValue) {
            task.generate();
        }
        return types;
    }
}
