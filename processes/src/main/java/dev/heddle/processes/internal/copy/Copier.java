package dev.heddle.processes.internal.copy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.OutputStream;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes copies by Java's serialization, with shorter forms for large lists and maps of numbers and texts.
public final class Copier {

    private Copier() {}

    /// The bytes of a copy.
    ///
    /// @throws NotCopyable if a part has no copy; nothing has been sent then
    public static Parcel pack(@Nullable Object root) throws NotCopyable {
        var bytes = new ByteArrayOutputStream(1024);
        Writer writer;
        try {
            writer = new Writer(bytes);
            writer.writeObject(root);
            writer.flush();
        } catch (NotSerializableException e) {
            throw new NotCopyable(Culprit.describe(root, e), e);
        } catch (IOException e) {
            throw new NotCopyable("copying " + Culprit.typeName(root) + " failed: " + e.getMessage(), e);
        } catch (StackOverflowError e) {
            throw new NotCopyable(Culprit.typeName(root) + " is nested too deeply to be copied; keep it in a list", e);
        }
        if (writer.metLock) {
            Culprit lock = Culprit.in(root);
            if (lock != null) {
                throw new NotCopyable(lock.text(), new NotSerializableException(lock.type()));
            }
        }
        return new Parcel(bytes.toByteArray(), writer.classes);
    }

    /// The copy.
    ///
    /// @param loader knows the classes
    public static @Nullable Object unpack(byte[] bytes, ClassLoader loader) throws IOException, ClassNotFoundException {
        try (var reader = new Reader(bytes, loader)) {
            return reader.readObject();
        }
    }

    /// Whether the class path of a child lacks it.
    static boolean isForeign(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader != null && !loader.equals(ClassLoader.getSystemClassLoader())
                && !loader.equals(ClassLoader.getPlatformClassLoader());
    }

    private static final class Writer extends ObjectOutputStream {

        private final Set<Class<?>> classes = new LinkedHashSet<>();
        private boolean metLock;

        Writer(OutputStream out) throws IOException {
            super(out);
            enableReplaceObject(true);
        }

        @Override
        protected void annotateClass(Class<?> type) {
            if (isForeign(type)) {
                classes.add(type);
            }
        }

        @Override
        protected Object replaceObject(Object object) {
            // Locks of java.util.concurrent can be serialized, but a copy of a lock guards nothing.
            metLock |= Culprit.isLock(object);
            return Replaced.of(object);
        }
    }

    private static final class Reader extends ObjectInputStream {

        private final ClassLoader loader;

        Reader(byte[] bytes, ClassLoader loader) throws IOException {
            super(new ByteArrayInputStream(bytes));
            this.loader = loader;
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass type) throws IOException, ClassNotFoundException {
            try {
                return Class.forName(type.getName(), /* initialize= */ false, loader);
            } catch (ClassNotFoundException e) {
                return super.resolveClass(type); // primitive types, and what only Heddle's own loader knows
            }
        }
    }
}
