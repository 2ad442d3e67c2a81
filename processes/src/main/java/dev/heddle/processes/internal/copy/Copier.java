package dev.heddle.processes.internal.copy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.OutputStream;
import java.io.Serializable;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes copies by Java's serialization, with shorter forms for large lists and maps of numbers and texts.
public final class Copier {

    /// Elements from which on an array is large.
    private static final int LARGE = 1 << 14;

    private Copier() {}

    /// The bytes of a copy.
    ///
    /// @throws NotCopyable if a part has no copy; nothing has been sent then
    public static byte[] pack(@Nullable Object root) throws NotCopyable {
        return pack(root, "", Integer.MAX_VALUE).bytes();
    }

    /// A copy, but for its large arrays of numbers: those are the object's own, and can be sent as they lie in memory.
    ///
    /// @throws NotCopyable if a part has no copy; nothing has been sent then
    public static Parcel packAround(@Nullable Object root) throws NotCopyable {
        return packAround(root, "");
    }

    /// The same of something that has a name, by which the exception calls it.
    ///
    /// @throws NotCopyable if a part has no copy; nothing has been sent then
    public static Parcel packAround(@Nullable Object root, String name) throws NotCopyable {
        return pack(root, name, LARGE);
    }

    private static Parcel pack(@Nullable Object root, String name, int large) throws NotCopyable {
        var bytes = new ByteArrayOutputStream(1024);
        Writer writer;
        try {
            writer = new Writer(bytes, large);
            writer.writeObject(root);
            writer.flush();
        } catch (NotSerializableException e) {
            throw new NotCopyable(Culprit.describe(root, name, e), e);
        } catch (IOException e) {
            throw new NotCopyable("copying " + Culprit.typeName(root) + " failed: " + e.getMessage(), e);
        } catch (ConcurrentModificationException e) {
            throw new NotCopyable((name.isEmpty() ? Culprit.typeName(root) : name) + " was changed by another thread "
                    + "while it was being copied; hold the lock that guards it until the child has been started", e);
        } catch (RuntimeException e) { // of the object's own code
            throw new NotCopyable("copying " + Culprit.typeName(root) + " failed: " + e, e);
        } catch (StackOverflowError e) {
            throw new NotCopyable(Culprit.typeName(root) + " is nested too deeply to be copied; keep it in a list", e);
        }
        if (writer.metLock) {
            Culprit lock = Culprit.in(root, name);
            if (lock != null) {
                throw new NotCopyable(lock.text(), new NotSerializableException(lock.type()));
            }
        }
        return new Parcel(bytes.toByteArray(), writer.classes, writer.blocks,
                new Parcel.Code(writer.objects, writer.lambdas));
    }

    /// The copy.
    ///
    /// @param loader knows the classes
    public static @Nullable Object unpack(byte[] bytes, ClassLoader loader) throws IOException, ClassNotFoundException {
        return unpack(bytes, List.of(), loader);
    }

    /// The copy.
    ///
    /// @param blocks its large arrays
    /// @param loader knows the classes
    public static @Nullable Object unpack(byte[] bytes, List<Object> blocks, ClassLoader loader)
            throws IOException, ClassNotFoundException {
        try (var reader = new Reader(bytes, blocks, loader)) {
            return reader.readObject();
        }
    }

    /// The loader by which a child shall find the classes of a task: the task's own if it has some that are not on the class
    /// path.
    public static ClassLoader home(Object task, Set<Class<?>> classes) {
        ClassLoader home = ClassLoader.getSystemClassLoader();
        for (Class<?> type : classes) {
            if (home.equals(ClassLoader.getSystemClassLoader())
                    || type.getClassLoader().equals(task.getClass().getClassLoader())) {
                home = type.getClassLoader();
            }
        }
        return home;
    }

    /// Whether the class path of a child lacks it.
    public static boolean isForeign(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader != null && !loader.equals(ClassLoader.getSystemClassLoader())
                && !loader.equals(ClassLoader.getPlatformClassLoader());
    }

    /// Stands for a large array. No record: a young JVM takes long to read one.
    private static final class Block implements Serializable {

        private static final long serialVersionUID = 1;

        private final int number;

        Block(int number) {
            this.number = number;
        }
    }

    private static final class Writer extends ObjectOutputStream {

        private final Set<Class<?>> classes = new LinkedHashSet<>();
        private final Set<Class<?>> objects = new LinkedHashSet<>();
        private final List<SerializedLambda> lambdas = new ArrayList<>();
        private final List<Object> blocks = new ArrayList<>();
        private final int large;
        private boolean metLock;

        Writer(OutputStream out, int large) throws IOException {
            super(out);
            this.large = large;
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
            Class<?> type = object.getClass();
            if (isForeign(type)) {
                objects.add(type);
            } else if (object instanceof SerializedLambda lambda) {
                lambdas.add(lambda);
            }
            Class<?> element = type.getComponentType();
            if (element != null && element.isPrimitive() && element != boolean.class
                    && Array.getLength(object) >= large) {
                blocks.add(object);
                return new Block(blocks.size() - 1);
            }
            return Replaced.of(object);
        }
    }

    private static final class Reader extends ObjectInputStream {

        private final List<Object> blocks;
        private final ClassLoader loader;

        Reader(byte[] bytes, List<Object> blocks, ClassLoader loader) throws IOException {
            super(new ByteArrayInputStream(bytes));
            this.blocks = blocks;
            this.loader = loader;
            enableResolveObject(!blocks.isEmpty());
        }

        @Override
        protected Object resolveObject(Object object) {
            return object instanceof Block block ? blocks.get(block.number) : object;
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
