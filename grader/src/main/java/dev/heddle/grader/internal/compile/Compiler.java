package dev.heddle.grader.internal.compile;

import dev.heddle.grader.internal.compile.Sources.Source;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/// Compiles an answer, and the checks against it, into folders. No annotation processor of anybody runs.
public final class Compiler {

    private static final List<String> OPTIONS =
            List.of("-proc:none", "-g", "-Xlint:none", "-implicit:none", "-XDshould-stop.ifError=FLOW");
    private static final int MOST_PROBLEMS = 10;

    private final JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    private final Phrases phrases;
    private final List<Path> library;

    /// @param phrases what it says
    /// @param library jars and folders that answers and checks can use
    public Compiler(Phrases phrases, List<Path> library) {
        this.phrases = phrases;
        this.library = List.copyOf(library);
    }

    /// Compiles an answer.
    ///
    /// @param files       its files
    /// @param packageName the package that they must be in
    /// @param into        where the classes go; must be there
    /// @return what is wrong; empty if it compiles and is what the checks look for
    /// @throws IOException if the disk fails
    public List<Problem> answer(List<Path> files, String packageName, Path into) throws IOException {
        List<Problem> problems = new ArrayList<>();
        List<Source> sources = Sources.read(files, problems, phrases);
        if (files.isEmpty()) {
            problems.add(Problem.of("", phrases.say("noFile")));
        }
        if (problems.isEmpty()) {
            problems.addAll(compile(sources, library, into, /* ofAnswer= */ true));
        }
        if (problems.isEmpty()) {
            for (Source each : sources) {
                String type = each.name().substring(0, each.name().length() - ".java".length());
                if (!Files.exists(into.resolve(packageName.replace('.', '/')).resolve(type + ".class"))) {
                    problems.add(Problem.of(each.name(), phrases.say("wrongName", each.name(), type, packageName)));
                }
            }
        }
        return problems;
    }

    /// Compiles checks.
    ///
    /// @param files  their files
    /// @param answer the classes of the answer
    /// @param into   where the classes go; must be there
    /// @return what is wrong: as the checks are right, it is what the answer does not offer
    /// @throws IOException if the disk fails
    public List<Problem> checks(List<Path> files, Path answer, Path into) throws IOException {
        List<Problem> problems = new ArrayList<>();
        List<Source> sources = Sources.read(files, problems, phrases);
        List<Path> path = Stream.concat(Stream.of(answer), library.stream()).toList();
        problems.addAll(compile(sources, path, into, /* ofAnswer= */ false));
        return problems;
    }

    private List<Problem> compile(List<Source> sources, List<Path> path, Path into, boolean ofAnswer)
            throws IOException {
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = javac.getStandardFileManager(found, Locale.ROOT, StandardCharsets.UTF_8)) {
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, path);
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(into));
            List<JavaFileObject> units = sources.stream().<JavaFileObject>map(Unit::new).toList();
            StringWriter other = new StringWriter();
            boolean done = javac.getTask(other, files, found, OPTIONS, null, units).call();
            List<Problem> problems = found.getDiagnostics()
                    .stream()
                    .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
                    .limit(MOST_PROBLEMS)
                    .map(each -> ofAnswer ? ofAnswer(each) : ofCheck(each))
                    .distinct()
                    .collect(Collectors.toCollection(ArrayList::new));
            if (!done && problems.isEmpty()) {
                problems.add(
                        Problem.of("", phrases.say("compilerFailed", other.toString().lines().findFirst().orElse(""))));
            }
            return problems;
        } catch (RuntimeException | StackOverflowError e) {
            return List.of(Problem.of("", phrases.say("compilerFailed", e.toString())));
        }
    }

    private static Problem ofAnswer(Diagnostic<? extends JavaFileObject> error) {
        String message = error.getMessage(Locale.ROOT);
        if (!(error.getSource() instanceof Unit unit) || error.getLineNumber() < 1) {
            return Problem.of("", message);
        }
        String text = unit.source.text();
        int at = Math.clamp(error.getPosition(), 0, text.length()); // a column would count a tab as eight
        int start = text.lastIndexOf('\n', at - 1) + 1;
        String line = text.substring(start).lines().findFirst().orElse("");
        String before = text.substring(start, at).replaceAll("[^\t]", " ");
        return new Problem(unit.source.name(), error.getLineNumber(), message.strip(), line + "\n" + before + "^");
    }

    /// A check that does not compile wants something that the answer has not.
    private Problem ofCheck(Diagnostic<? extends JavaFileObject> error) {
        String message = error.getMessage(Locale.ROOT).strip().replaceAll("\\s*\n\\s*", "; ");
        return Problem.of("", phrases.say("doesNotOffer", message));
    }

    /// A file that was read already, as people may save it again at any time.
    private static final class Unit extends SimpleJavaFileObject {

        private final Source source;

        Unit(Source source) {
            super(URI.create("answer:///" + source.name()), Kind.SOURCE);
            this.source = source;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source.text();
        }
    }
}
