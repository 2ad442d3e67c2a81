package dev.heddle.kernel.internal.assist;

import dev.heddle.kernel.internal.assist.Candidate.Kind;
import dev.heddle.kernel.internal.cells.CodeReader;
import dev.heddle.kernel.internal.cells.Notebook;
import dev.heddle.kernel.internal.hints.ClassIndex;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Knows what names could mean in a cell that is being written. Used by one thread.
public final class Assistant implements AutoCloseable {

    private static final int MOST = 300;
    private static final Pattern NEW = Pattern.compile("\\bnew\\s+$");

    private static final List<String> TOP_PACKAGES = List.of("java", "javax");

    private static final List<String> KEYWORDS = List.of("abstract", "assert", "boolean", "break", "byte", "case",
            "catch", "char", "class", "continue", "default", "do", "double", "else", "enum", "extends", "false",
            "final",
            "finally", "float", "for", "if", "implements", "import", "instanceof", "int", "interface", "long", "new",
            "null", "private", "protected", "public", "record", "return", "sealed", "short", "static", "super",
            "switch",
            "synchronized", "this", "throw", "throws", "transient", "true", "try", "var", "void", "volatile", "while",
            "yield");

    /// What could stand at a place.
    ///
    /// @param start      where the name begins, in code points
    /// @param end        where it ends
    /// @param candidates what it could be, the nearest first
    public record Completion(int start, int end, List<Candidate> candidates) {

        /// Keeps its own copy.
        public Completion {
            candidates = List.copyOf(candidates);
        }
    }

    /// What a name means.
    ///
    /// @param candidate one meaning
    /// @param doc       what its author says about it; empty if nothing
    /// @param argument  which of its arguments is being written, from 0; [#NO_ARGUMENT] if none is
    public record Meaning(Candidate candidate, String doc, int argument) {

        /// The name itself was asked for.
        public static final int NO_ARGUMENT = -1;
    }

    private final CodeReader reader = new CodeReader();
    private final JdkDocs docs = new JdkDocs();
    private @Nullable ClassIndex index;
    private List<Path> indexed = List.of();
    private final List<String> packages = ModuleFinder.ofSystem()
            .findAll()
            .stream()
            .flatMap(each -> each.descriptor().exports().stream())
            .filter(each -> !each.isQualified())
            .map(Exports::source)
            .sorted()
            .toList();

    /// Tells whether a cell is all written.
    ///
    /// @param code the cell
    /// @return what it looks like
    public CodeReader.State state(String code) {
        return reader.state(code);
    }

    /// What could stand where the cursor is.
    ///
    /// @param notebook what the cells have declared
    /// @param code     the cell
    /// @param cursor   where the cursor is, in code points
    /// @return the possibilities
    public Completion complete(Notebook notebook, String code, int cursor) {
        Place place = Place.at(code, cursor);
        List<Candidate> found = List.of();
        if (Brackets.after(place.before()).inCode()) {
            found = candidates(notebook, place, name -> name.startsWith(place.prefix()));
        }
        return new Completion(place.codePoints(place.start()), place.codePoints(place.cursor()),
                found.stream().sorted(Ranking.byLikeliness()).limit(MOST).toList());
    }

    /// What the name at the cursor means.
    ///
    /// @param notebook what the cells have declared
    /// @param code     the cell
    /// @param cursor   where the cursor is, in code points
    /// @return its meanings: overloads have several, and what is not known none
    public List<Meaning> inspect(Notebook notebook, String code, int cursor) {
        List<Meaning> meanings = meanings(notebook, code, cursor);
        if (!meanings.isEmpty()) {
            return meanings;
        }
        OpenCall call = OpenCall.at(code.substring(0, Place.at(code, cursor).cursor()));
        return call == null
                ? List.of()
                : meanings(notebook, code, code.codePointCount(0, call.nameEnd())).stream()
                        .filter(each -> each.candidate().kind() == Kind.METHOD)
                        .map(each -> new Meaning(each.candidate(), each.doc(), call.argument()))
                        .sorted(Comparator.comparingInt(each -> each.candidate().takes(call.argument()) ? 0 : 1))
                        .toList();
    }

    private List<Meaning> meanings(Notebook notebook, String code, int cursor) {
        Place place = Place.at(code, cursor);
        int end = place.cursor();
        while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
            end++;
        }
        Place name = new Place(code, place.start(), end);
        if (name.prefix().isEmpty() || !Brackets.after(name.before()).inCode()) {
            return List.of();
        }
        return candidates(notebook, name, name.prefix()::equals).stream()
                .filter(each -> each.kind() != Kind.KEYWORD && each.kind() != Kind.PACKAGE)
                .map(each -> new Meaning(each, doc(notebook, each), Meaning.NO_ARGUMENT))
                .toList();
    }

    @Override
    public void close() {
        reader.close();
    }

    private String doc(Notebook notebook, Candidate candidate) {
        if (candidate.isOfCell()) {
            return notebook.declared()
                    .getOrDefault(candidate.name(), List.of())
                    .stream()
                    .map(OwnText::of)
                    .filter(each -> each.fits(candidate))
                    .map(OwnText::doc)
                    .findFirst()
                    .orElse("");
        }
        return docs.of(candidate);
    }

    private List<Candidate> candidates(Notebook notebook, Place place, Predicate<String> wanted) {
        String imported = place.imported();
        List<Candidate> found = new ArrayList<>();
        if (imported == null) {
            boolean member = place.before().stripTrailing().endsWith(".") || place.before().endsWith("::");
            found.addAll(reader.look(notebook, place.before(), place.end(),
                    (task, source) -> new Candidates(task, wanted, known(notebook)).at(source)));
            boolean made = NEW.matcher(place.before()).find(); // only a class can follow
            if (!member && !made) {
                KEYWORDS.stream().filter(wanted).map(each -> Candidate.word(each, Kind.KEYWORD)).forEach(found::add);
            }
            addPackages(found, notebook, dotted(place.before()), wanted);
            boolean known = found.stream().anyMatch(each -> each.kind() == Kind.CLASS);
            if (!member && !known && place.prefix().length() > 2 && Character.isUpperCase(place.prefix().charAt(0))) {
                addUnimported(found, notebook, place.prefix(), wanted);
            }
        } else {
            String holder = imported.replaceFirst("^static\\s+", "").replaceFirst("\\.$", "");
            found.addAll(reader.look(notebook, "", ";",
                    (task, source) -> new Candidates(task, wanted, List.of()).in(holder)));
            addPackages(found, notebook, holder.isEmpty() ? "" : holder + ".", wanted);
            if (holder.isEmpty() && place.prefix().isEmpty()) {
                TOP_PACKAGES.forEach(each -> found.add(Candidate.word(each, Kind.PACKAGE)));
            }
        }
        return found;
    }

    /// Classes that are not imported are offered by their full names.
    private void addUnimported(List<Candidate> found, Notebook notebook, String prefix,
            Predicate<String> wanted) {
        List<String> packages = known(notebook);
        for (String full : index(notebook).beginningWith(prefix)) {
            String simple = full.substring(full.lastIndexOf('.') + 1);
            String packageName = full.substring(0, full.length() - simple.length() - 1);
            boolean imported = packages.contains(packageName)
                    || found.stream().anyMatch(each -> each.kind() == Kind.CLASS && each.name().equals(simple));
            if (!imported && wanted.test(simple)) {
                found.add(new Candidate(full, Kind.CLASS, "class " + full, "", full, List.of()));
            }
        }
    }

    private ClassIndex index(Notebook notebook) {
        List<Path> path = notebook.setup().classPath();
        if (index == null || !path.equals(indexed)) {
            index = ClassIndex.with(path);
            indexed = path;
        }
        return index;
    }

    private static List<String> known(Notebook notebook) {
        List<String> names = new ArrayList<>(List.of("java.lang"));
        for (String line : notebook.imports()) {
            if (line.endsWith(".*;") && !line.startsWith("import static")) {
                names.add(line.substring("import ".length(), line.length() - ".*;".length()));
            }
        }
        return names;
    }

    /// The names and dots before the place, such as `java.util.`.
    private static String dotted(String before) {
        int start = before.length();
        while (start > 0
                && (Character.isJavaIdentifierPart(before.charAt(start - 1)) || before.charAt(start - 1) == '.')) {
            start--;
        }
        return before.endsWith(")") ? ")" : before.substring(start);
    }

    private void addPackages(List<Candidate> found, Notebook notebook, String before, Predicate<String> wanted) {
        TreeSet<String> names = new TreeSet<>();
        List<String> all = new ArrayList<>(packages);
        if (!notebook.setup().classPath().isEmpty()) {
            all.addAll(index(notebook).packages());
        }
        for (String each : all) {
            if (each.startsWith(before) && each.length() > before.length()) {
                String rest = each.substring(before.length());
                names.add(rest.contains(".") ? rest.substring(0, rest.indexOf('.')) : rest);
            }
        }
        if (!wanted.test("")) {
            names.stream().filter(wanted).map(each -> Candidate.word(each, Kind.PACKAGE)).forEach(found::add);
        } else if (!before.isEmpty()) {
            names.forEach(each -> found.add(Candidate.word(each, Kind.PACKAGE)));
        }
    }

    /// Gets all ready that the first question would wait for.
    ///
    /// @param notebook what the cells have declared
    public void warmUp(Notebook notebook) {
        complete(notebook, "Math.", "Math.".length());
    }
}
