package dev.heddle.kernel.internal.assist;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import dev.heddle.kernel.internal.assist.Candidate.Kind;
import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// What the JDK says of its classes, read from its own sources. A JDK without sources says nothing.
final class JdkDocs {

    private static final System.Logger LOG = System.getLogger(JdkDocs.class.getName());
    private static final int MOST_SOURCES = 64;

    /// A comment and what it belongs to.
    private record Doc(String owner, String name, List<String> types, String text) {}

    private final Path sources = Path.of(System.getProperty("java.home"), "lib", "src.zip");
    private final Map<String, String> modules = new HashMap<>(); // by package
    private final Map<String, List<Doc>> read = new LinkedHashMap<>(); // by entry

    JdkDocs() {
        ModuleFinder.ofSystem()
                .findAll()
                .forEach(module -> module.descriptor()
                        .exports()
                        .forEach(
                                each -> modules.put(each.source(), module.descriptor().name())));
    }

    /// The comment of a type or member; empty if there is none.
    String of(Candidate candidate) {
        String owner = candidate.owner();
        String packageName = owner;
        while (packageName.contains(".") && !modules.containsKey(packageName)) {
            packageName = packageName.substring(0, packageName.lastIndexOf('.'));
        }
        String module = modules.get(packageName);
        if (module == null) {
            return "";
        }
        String inPackage = owner.substring(packageName.length() + 1);
        String entry =
                module + "/" + packageName.replace('.', '/') + "/" + inPackage.replaceFirst("\\..*", "") + ".java";
        String name = candidate.kind() == Kind.CLASS ? "" : candidate.name();
        return docs(entry).stream()
                .filter(each -> each.owner.equals(inPackage) && each.name.equals(name)
                        && each.types.size() == candidate.erased().size())
                .max(Comparator.comparingInt(each -> equal(each.types, candidate.erased())))
                .map(Doc::text)
                .orElse("");
    }

    private static int equal(List<String> some, List<String> others) {
        int count = 0;
        for (int i = 0; i < some.size(); i++) {
            count += some.get(i).equals(others.get(i)) ? 1 : 0;
        }
        return count;
    }

    private List<Doc> docs(String entry) {
        List<Doc> known = read.get(entry);
        if (known == null) {
            known = parse(entry);
            read.put(entry, known);
            if (read.size() > MOST_SOURCES) {
                read.remove(read.keySet().iterator().next());
            }
        }
        return known;
    }

    private List<Doc> parse(String entry) {
        if (!sources.toFile().isFile()) {
            return List.of();
        }
        try (ZipFile zip = new ZipFile(sources.toFile())) {
            ZipEntry file = zip.getEntry(entry);
            if (file == null) {
                return List.of();
            }
            String text = new String(zip.getInputStream(file).readAllBytes(), StandardCharsets.UTF_8);
            JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                    .getTask(null, null, _ -> {}, List.of("-proc:none"), null, List.of(new Source(text)));
            Reader reader = new Reader(Trees.instance(task));
            for (CompilationUnitTree unit : task.parse()) {
                reader.scan(unit, null);
            }
            return reader.docs;
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "no documentation from " + sources, e);
            return List.of();
        }
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String text) {
            super(URI.create("mem:///Source.java"), JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /// Collects the comments of a source.
    private static final class Reader extends TreePathScanner<@Nullable Void, @Nullable Void> {

        private final Trees trees;
        private final List<Doc> docs = new ArrayList<>();
        private String owner = "";

        Reader(Trees trees) {
            this.trees = trees;
        }

        @Override
        public @Nullable Void visitClass(ClassTree tree, @Nullable Void nothing) {
            String outer = owner;
            owner = outer.isEmpty() ? tree.getSimpleName().toString() : outer + "." + tree.getSimpleName();
            add("", List.of());
            super.visitClass(tree, null);
            owner = outer;
            return null;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree tree, @Nullable Void nothing) {
            add(tree.getName().toString(), tree.getParameters()
                    .stream()
                    .map(VariableTree::getType)
                    .map(Tree::toString)
                    .map(type -> type.replaceAll("<.*>", "")
                            .replaceAll("@\\w+\\s+|\\b(\\w+\\.)+(?=\\w)", "")
                            .replace("...", "[]"))
                    .toList());
            return null; // what is within is of no interest
        }

        @Override
        public @Nullable Void visitVariable(VariableTree tree, @Nullable Void nothing) {
            add(tree.getName().toString(), List.of());
            return null;
        }

        private void add(String name, List<String> types) {
            String comment = trees.getDocComment(getCurrentPath());
            if (comment != null) {
                docs.add(new Doc(owner, name, types, comment));
            }
        }
    }
}
