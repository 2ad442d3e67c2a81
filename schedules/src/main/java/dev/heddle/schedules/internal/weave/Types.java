package dev.heddle.schedules.internal.weave;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.constant.ClassDesc;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What is known of classes without loading them.
final class Types implements ClassHierarchyResolver {

    /// One class.
    ///
    /// @param superName its super class, or null for `Object`
    /// @param fields    the flags of its fields by name
    /// @param methods   names with descriptors
    record Type(String name, @Nullable String superName, boolean isInterface, Map<String, Integer> fields,
            Set<String> methods) {}

    /// Where the bytes of classes come from.
    @FunctionalInterface
    interface Source {

        /// The class file with all names as a program gets them, or null if there is none.
        byte @Nullable [] bytes(String name);
    }

    private final Source source;
    private final Map<String, Type> known = new ConcurrentHashMap<>();

    Types(Source source) {
        this.source = source;
    }

    @Nullable
    Type type(String name) {
        Type found = known.get(name);
        if (found == null) {
            byte[] bytes = source.bytes(name);
            if (bytes == null) {
                return null;
            }
            found = read(ClassFile.of().parse(bytes));
            known.put(name, found);
        }
        return found;
    }

    Type add(ClassModel model) {
        return known.computeIfAbsent(model.thisClass().asInternalName(), key -> read(model));
    }

    private static Type read(ClassModel model) {
        Map<String, Integer> fields = new HashMap<>();
        model.fields().forEach(field -> fields.put(field.fieldName().stringValue(), field.flags().flagsMask()));
        Set<String> methods = new HashSet<>();
        model.methods()
                .forEach(method -> methods.add(method.methodName().stringValue() + method.methodType().stringValue()));
        return new Type(model.thisClass().asInternalName(),
                model.superclass().map(entry -> entry.asInternalName()).orElse(null),
                (model.flags().flagsMask() & ClassFile.ACC_INTERFACE) != 0, fields, methods);
    }

    /// The class that declares the field, looked for from the class that is named on; null if that is not woven.
    @Nullable
    Type declaring(String owner, String field) {
        for (Type type = woven(owner); type != null; type = type.superName() == null ? null : woven(type.superName())) {
            if (type.fields().containsKey(field)) {
                return type;
            }
        }
        return null;
    }

    private @Nullable Type woven(String name) {
        return isJdk(name) ? null : type(name);
    }

    /// The first class of the JDK or of the library above the one that is named, unless a class on the way has the method
    /// itself. A class of the library that is a thread, or a thread's variable, is called what it is.
    String jdkOwner(String owner, String method) {
        String library = null;
        String name = owner;
        while (!isJdk(name)) {
            if (library == null && Copies.isLibrary(name)) {
                library = name;
            }
            Type type = type(name);
            if (type == null || type.methods().contains(method) || type.superName() == null) {
                return library == null ? owner : library;
            }
            name = type.superName();
        }
        return library == null || name.startsWith("java/lang/Thread") ? name : library;
    }

    static boolean isJdk(String name) {
        return name.startsWith("java/") || name.startsWith("javax/") || name.startsWith("jdk/")
                || name.startsWith("sun/") || name.startsWith("[");
    }

    @Override
    public @Nullable ClassHierarchyInfo getClassInfo(ClassDesc desc) {
        String text = desc.descriptorString();
        if (!desc.isClassOrInterface()) {
            return null;
        }
        String name = text.substring(1, text.length() - 1);
        Type type = type(name);
        if (type == null) {
            return null;
        }
        if (type.isInterface()) {
            return ClassHierarchyInfo.ofInterface();
        }
        String above = type.superName();
        return ClassHierarchyInfo.ofClass(above == null ? null : ClassDesc.ofInternalName(above));
    }
}
