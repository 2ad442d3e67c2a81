package dev.heddle.house;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// Compiles Java that stands as text in a test.
final class Sources {

    private static final Pattern TYPE = Pattern.compile("(?:class|interface|enum|record) (\\w+)");

    private Sources() {}

    /// Writes the classes of the sources, each with one top-level type, into the folder.
    static void compile(Path folder, List<String> sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new IllegalStateException("the tests need a JDK; " + System.getProperty("java.home") + " is none");
        }
        List<JavaFileObject> files = new ArrayList<>();
        sources.forEach(source -> files.add(new Source(source)));
        StringWriter complaints = new StringWriter();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of("-d", folder.toString(), "-proc:none", "-classpath", folder.toString());
            if (!compiler.getTask(complaints, manager, null, options, null, files).call()) {
                throw new IllegalArgumentException("the sources do not compile: " + complaints);
            }
        }
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String text) {
            super(URI.create("text:///" + nameOf(text) + Kind.SOURCE.extension), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }

        private static String nameOf(String text) {
            Matcher type = TYPE.matcher(text);
            return type.find() ? type.group(1) : "package-info";
        }
    }
}
