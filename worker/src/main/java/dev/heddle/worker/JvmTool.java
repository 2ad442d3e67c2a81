package dev.heddle.worker;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the JVM offers to debuggers (JVMTI), called from Java: only that can throw an exception inside another thread.
///
/// No agent is loaded, and the JVM runs as if this were not there until it is opened; throwing needs one capability, which
/// every JVM can give at any time and which slows nothing. The places of functions in the tables of JNI and JVMTI are fixed
/// by their specifications. Belongs to the thread that opened it.
@SuppressWarnings("restricted") // the worker is started with leave for it
final class JvmTool implements AutoCloseable {

    private static final int JNI_1_8 = 0x0001_0008;
    private static final int JVMTI_1_2 = 0x3001_0200;
    private static final int CAN_SIGNAL_THREAD = 1 << 10; // a bit of the capabilities
    private static final int CAPABILITIES_BYTES = 16;

    private static final int VM_GET_ENV = 6;
    private static final int JNI_NEW_GLOBAL_REF = 21;
    private static final int JNI_DELETE_GLOBAL_REF = 22;
    private static final int JNI_GET_OBJECT_CLASS = 31;
    private static final int JNI_GET_FIELD_ID = 94;
    private static final int JNI_GET_OBJECT_FIELD = 95;
    private static final int TI_STOP_THREAD = 6;
    private static final int TI_GET_CURRENT_THREAD = 17;
    private static final int TI_DISPOSE = 126;
    private static final int TI_ADD_CAPABILITIES = 141;

    private final Arena arena;
    private final MemorySegment jni;
    private final MemorySegment tool;
    private final MemorySegment out;
    private final MethodHandle newGlobalRef;
    private final MethodHandle deleteGlobalRef;
    private final MethodHandle getObjectField;
    private final MethodHandle stopThread;

    private JvmTool(Arena arena) throws Throwable {
        this.arena = arena;
        this.out = arena.allocate(ADDRESS);
        MemorySegment vm = vm();
        MethodHandle getEnv = function(vm, VM_GET_ENV, JAVA_INT, List.of(ADDRESS, ADDRESS, JAVA_INT));
        check((int) getEnv.invokeExact(vm, out, JNI_1_8));
        this.jni = out.get(ADDRESS, 0);
        check((int) getEnv.invokeExact(vm, out, JVMTI_1_2));
        this.tool = out.get(ADDRESS, 0);
        this.newGlobalRef = function(jni, JNI_NEW_GLOBAL_REF, ADDRESS, List.of(ADDRESS, ADDRESS));
        this.deleteGlobalRef = function(jni, JNI_DELETE_GLOBAL_REF, null, List.of(ADDRESS, ADDRESS));
        this.getObjectField = function(jni, JNI_GET_OBJECT_FIELD, ADDRESS, List.of(ADDRESS, ADDRESS, ADDRESS));
        this.stopThread = function(tool, TI_STOP_THREAD, JAVA_INT, List.of(ADDRESS, ADDRESS, ADDRESS));
        MethodHandle add = function(tool, TI_ADD_CAPABILITIES, JAVA_INT, List.of(ADDRESS, ADDRESS));
        MemorySegment capabilities = arena.allocate(CAPABILITIES_BYTES, ADDRESS.byteAlignment());
        capabilities.set(JAVA_INT, 0, CAN_SIGNAL_THREAD);
        check((int) add.invokeExact(tool, capabilities));
    }

    /// Opens it for the calling thread.
    ///
    /// @throws UnsupportedOperationException if this JVM does not offer it
    static JvmTool open() {
        Arena arena = Arena.ofConfined();
        try {
            return new JvmTool(arena);
        } catch (Throwable e) {
            arena.close();
            throw new UnsupportedOperationException("this JVM offers no tool interface", e);
        }
    }

    /// An object in the hands of native code.
    record Reference(MemorySegment global) {}

    /// What is in a field of the object that stands for the calling thread: the way in which objects get here.
    ///
    /// @param name the field, of the class of the thread itself
    /// @param type the field's declared class
    Reference fieldOfThisThread(String name, Class<?> type) {
        try {
            MethodHandle current = function(tool, TI_GET_CURRENT_THREAD, JAVA_INT, List.of(ADDRESS, ADDRESS));
            MethodHandle getClass = function(jni, JNI_GET_OBJECT_CLASS, ADDRESS, List.of(ADDRESS, ADDRESS));
            MethodHandle getField = function(jni, JNI_GET_FIELD_ID, ADDRESS,
                    List.of(ADDRESS, ADDRESS, ADDRESS, ADDRESS));
            MemorySegment thread = keep(() -> {
                check((int) current.invokeExact(tool, out));
                return out.get(ADDRESS, 0);
            });
            MemorySegment owner = keep(() -> (MemorySegment) getClass.invokeExact(jni, thread));
            MemorySegment field = (MemorySegment) getField.invokeExact(jni, owner, arena.allocateFrom(name),
                    arena.allocateFrom(type.descriptorString()));
            MemorySegment object = keep(() -> (MemorySegment) getObjectField.invokeExact(jni, thread, field));
            deleteGlobalRef.invokeExact(jni, thread);
            deleteGlobalRef.invokeExact(jni, owner);
            return new Reference(object);
        } catch (Throwable e) {
            throw new IllegalStateException("the field '" + name + "' could not be handed over", e);
        }
    }

    /// Throws an error inside a thread, at its next chance.
    ///
    /// @return false if the thread has ended
    boolean throwIn(Reference thread, Reference error) {
        try {
            return (int) stopThread.invokeExact(tool, thread.global, error.global) == 0;
        } catch (Throwable e) {
            throw new IllegalStateException("nothing could be thrown", e);
        }
    }

    void release(Reference reference) {
        try {
            deleteGlobalRef.invokeExact(jni, reference.global);
        } catch (Throwable e) {
            throw new IllegalStateException("a reference could not be released", e);
        }
    }

    @Override
    public void close() {
        try (arena) {
            check((int) function(tool, TI_DISPOSE, JAVA_INT, List.of(ADDRESS)).invokeExact(tool));
        } catch (Throwable e) {
            throw new IllegalStateException("the tool interface could not be closed", e);
        }
    }

    private interface Local {
        MemorySegment get() throws Throwable;
    }

    /// Makes a local reference one that lasts. The JVM forgets local ones as soon as this thread calls any native method
    /// of the JDK, which the first use of a method handle does. So all is used once before it counts.
    private MemorySegment keep(Local local) throws Throwable {
        MemorySegment kept = MemorySegment.NULL;
        for (boolean counts : new boolean[]{false, true}) {
            MemorySegment reference = local.get();
            MemorySegment given = counts ? reference : MemorySegment.NULL;
            kept = (MemorySegment) newGlobalRef.invokeExact(jni, given);
        }
        return kept;
    }

    private MemorySegment vm() throws Throwable {
        SymbolLookup library = SymbolLookup.libraryLookup(libraryOfThisJvm(), arena);
        MethodHandle created = Linker.nativeLinker()
                .downcallHandle(library.findOrThrow("JNI_GetCreatedJavaVMs"),
                        FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, ADDRESS));
        check((int) created.invokeExact(out, 1, arena.allocate(JAVA_INT)));
        return out.get(ADDRESS, 0);
    }

    private static Path libraryOfThisJvm() {
        Path home = Path.of(System.getProperty("java.home"));
        String name = System.mapLibraryName("jvm");
        Path onWindows = home.resolve("bin").resolve("server").resolve(name);
        return Files.exists(onWindows) ? onWindows : home.resolve("lib").resolve("server").resolve(name);
    }

    /// A function of the table to which an interface points.
    private static MethodHandle function(MemorySegment owner, int index, @Nullable MemoryLayout result,
            List<MemoryLayout> arguments) {
        long width = ADDRESS.byteSize();
        MemorySegment table = owner.reinterpret(width).get(ADDRESS, 0).reinterpret((index + 1) * width);
        MemoryLayout[] layouts = arguments.toArray(MemoryLayout[]::new);
        return Linker.nativeLinker()
                .downcallHandle(table.getAtIndex(ADDRESS, index), result == null
                        ? FunctionDescriptor.ofVoid(layouts)
                        : FunctionDescriptor.of(result, layouts));
    }

    private static void check(int code) {
        if (code != 0) {
            throw new UnsupportedOperationException("the JVM answers with code " + code);
        }
    }
}
