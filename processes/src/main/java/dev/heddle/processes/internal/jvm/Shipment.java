package dev.heddle.processes.internal.jvm;

import dev.heddle.processes.internal.copy.ClassFiles;
import dev.heddle.processes.internal.copy.Copier;
import dev.heddle.processes.internal.copy.Guard;
import dev.heddle.processes.internal.copy.Guarded;
import dev.heddle.processes.internal.copy.LambdaShape;
import dev.heddle.processes.internal.copy.LambdaShapes;
import dev.heddle.processes.internal.copy.NotCopyable;
import dev.heddle.processes.internal.copy.Parcel;
import dev.heddle.processes.internal.copy.ShortWriter;
import java.io.IOException;
import java.lang.reflect.Array;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A task, packed for any child: a snapshot of what it holds.
///
/// @param object  the serialized task
/// @param loader  knows its classes
/// @param classes the files of those that are not on the class path
/// @param blocks  the task's own large arrays, which are not in the object
/// @param lambdas those that the object is written with if it has the short form; else none
@SuppressWarnings("ArrayRecordComponent") // nobody compares copies, and one more would cost
public record Shipment(byte[] object, ClassLoader loader, Map<String, byte[]> classes, List<LambdaShape> lambdas,
        List<Object> blocks) {

    public Shipment {
        classes = Map.copyOf(classes);
        lambdas = List.copyOf(lambdas);
        blocks = List.copyOf(blocks);
    }

    /// Whether it is a snapshot already. If not, it is one when it has been sent.
    public boolean isFrozen() {
        return blocks.isEmpty();
    }

    /// The same with arrays that nobody else has.
    public Shipment frozen() {
        return new Shipment(object, loader, classes, lambdas, blocks.stream().map(Shipment::copy).toList());
    }

    private static Object copy(Object array) {
        int length = Array.getLength(array);
        Object copy = Array.newInstance(array.getClass().getComponentType(), length);
        System.arraycopy(array, 0, copy, 0, length);
        return copy;
    }

    /// Packs a task, in the short form if it has one.
    ///
    /// @param shapes lambdas that the receivers can be told of
    /// @throws IllegalArgumentException if something in it cannot be copied, or has no class file
    public static Shipment of(Object task, LambdaShapes shapes) {
        ShortWriter writer = new ShortWriter(shapes);
        if (!writer.write(task)) {
            return of(task);
        }
        ClassLoader loader = ClassLoader.getSystemClassLoader();
        Map<String, byte[]> files = Map.of();
        for (LambdaShape lambda : writer.used()) {
            if (lambda.isForeign()) {
                loader = lambda.capturing().getClassLoader();
                files = new LinkedHashMap<>(files);
                files.put(lambda.capturing().getName(),
                        file(lambda.capturing(), lambda.capturing().getClassLoader()));
            }
        }
        return new Shipment(writer.toBytes(), loader, files, writer.used(), List.of());
    }

    /// Packs a task.
    ///
    /// @throws IllegalArgumentException if something in it cannot be copied, or has no class file
    public static Shipment of(Object task) {
        try {
            Parcel parcel = Copier.packAround(task);
            Guard guard = task instanceof Guarded guarded ? guarded.guard() : null;
            Map<String, byte[]> files = new LinkedHashMap<>();
            for (Class<?> type : parcel.classes()) {
                files.put(type.getName(), file(type, guard != null && type.getClassLoader().equals(guard.getParent())
                        ? guard
                        : type.getClassLoader()));
            }
            ClassLoader loader = guard == null ? Copier.home(task, parcel.classes()) : guard;
            return new Shipment(parcel.bytes(), loader, files, List.of(), parcel.blocks());
        } catch (NotCopyable e) {
            throw new IllegalArgumentException(e.getMessage(), e.getCause());
        }
    }

    private static byte[] file(Class<?> type, ClassLoader loader) {
        try {
            byte[] file = ClassFiles.find(loader, type.getName());
            if (file != null) {
                return file;
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("the class file of " + type.getName() + " cannot be read", e);
        }
        throw new IllegalArgumentException("class " + type.getName() + " exists only in memory, and its class loader "
                + type.getClassLoader().getClass().getName() + " does not show its class file; let the loader "
                + "implement dev.heddle.processes.spi.ClassBytes");
    }
}
