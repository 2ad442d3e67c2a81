package dev.heddle.kernel.internal.cells;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/// The compiler's view of files: the JDK and the class path from the disk, the notebook's own classes from memory.
final class ClassFiles extends ForwardingJavaFileManager<StandardJavaFileManager> {

    private static final System.Logger LOG = System.getLogger(ClassFiles.class.getName());

    /// The package of all that cells declare.
    static final String PACKAGE = "REPL";

    private final Map<String, byte[]> known = new LinkedHashMap<>();
    private final Map<String, byte[]> fresh = new LinkedHashMap<>();

    // The JDK does not change: what one of its packages holds is asked for once.
    private final Map<String, List<JavaFileObject>> listed = new HashMap<>();

    ClassFiles(StandardJavaFileManager disk) {
        super(disk);
    }

    /// The classes of the last compilation, by their binary names.
    Map<String, byte[]> fresh() {
        return Map.copyOf(fresh);
    }

    /// From now on the classes of the last compilation can be used by others.
    void keep() {
        known.putAll(fresh);
        fresh.clear();
    }

    /// All classes that others can use.
    Map<String, byte[]> known() {
        return Map.copyOf(known);
    }

    /// From now on exactly these classes can be used.
    void show(Map<String, byte[]> classes) {
        known.clear();
        known.putAll(classes);
    }

    /// From now on other jars are on the class path.
    void classPathChanged() {
        listed.clear();
    }

    void discard() {
        fresh.clear();
    }

    @Override
    public Iterable<JavaFileObject> list(Location location, String packageName, Set<JavaFileObject.Kind> kinds,
            boolean recurse) throws IOException {
        if (packageName.equals(PACKAGE)) {
            return location == StandardLocation.CLASS_PATH && kinds.contains(JavaFileObject.Kind.CLASS)
                    ? known.entrySet()
                            .stream()
                            .map(each -> (JavaFileObject) new Known(each.getKey(), each.getValue()))
                            .toList()
                    : List.of();
        }
        String key = location + " " + packageName + kinds + recurse;
        List<JavaFileObject> found = listed.get(key);
        if (found == null) {
            found = new ArrayList<>();
            super.list(location, packageName, kinds, recurse).forEach(found::add);
            listed.put(key, found);
        }
        return found;
    }

    @Override
    public String inferBinaryName(Location location, JavaFileObject file) {
        return file instanceof Known mine ? mine.binaryName : super.inferBinaryName(location, file);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(Location location, String className, JavaFileObject.Kind kind,
            FileObject sibling) {
        return new SimpleJavaFileObject(URI.create("mem:///" + className.replace('.', '/') + kind.extension), kind) {
            @Override
            public OutputStream openOutputStream() {
                return new ByteArrayOutputStream() {
                    @Override
                    public void close() {
                        fresh.put(className, toByteArray());
                    }
                };
            }
        };
    }

    @Override
    public boolean isSameFile(FileObject a, FileObject b) {
        return a.toUri().equals(b.toUri());
    }

    void closeQuietly() {
        try {
            close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "closing the compiler's files", e);
        }
    }

    private static final class Known extends SimpleJavaFileObject {

        private final String binaryName;
        private final byte[] bytes;

        Known(String binaryName, byte[] bytes) {
            super(URI.create("mem:///" + binaryName.replace('.', '/') + Kind.CLASS.extension), Kind.CLASS);
            this.binaryName = binaryName;
            this.bytes = bytes;
        }

        @Override
        public InputStream openInputStream() {
            return new ByteArrayInputStream(bytes);
        }
    }
}
