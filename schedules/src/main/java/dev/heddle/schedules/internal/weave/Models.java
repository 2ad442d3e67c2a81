package dev.heddle.schedules.internal.weave;

import dev.heddle.schedules.internal.model.BuilderModel;
import dev.heddle.schedules.internal.model.HandleModel;
import dev.heddle.schedules.internal.model.LocalModel;
import dev.heddle.schedules.internal.model.ObjectModel;
import dev.heddle.schedules.internal.model.ParkModel;
import dev.heddle.schedules.internal.model.PrintModel;
import dev.heddle.schedules.internal.model.ThreadModel;
import dev.heddle.schedules.internal.model.TimeModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which methods of the JDK are replaced, and by what.
final class Models {

    /// A static method that is called instead; it takes the receiver first.
    record Target(ClassDesc owner, String name, MethodTypeDesc type) {}

    private final Map<String, Target> targets = new HashMap<>();

    Models() {
        add("java/lang/Thread", ThreadModel.class);
        add("java/util/concurrent/TimeUnit", ThreadModel.class);
        add("java/lang/Thread$Builder", BuilderModel.class);
        add("java/lang/Thread$Builder$OfPlatform", BuilderModel.class);
        add("java/lang/Thread$Builder$OfVirtual", BuilderModel.class);
        add("java/lang/Object", ObjectModel.class);
        add("java/util/concurrent/locks/LockSupport", ParkModel.class);
        add("java/util/concurrent/ForkJoinWorkerThread", ParkModel.class);
        add("java/lang/System", TimeModel.class);
        add("java/lang/ThreadLocal", LocalModel.class);
        add("java/lang/InheritableThreadLocal", LocalModel.class);
        add("java/lang/IO", PrintModel.class);
        add("java/lang/invoke/MethodHandles$Lookup", HandleModel.class);
    }

    private void add(String owner, Class<?> model) {
        for (Method method : model.getDeclaredMethods()) {
            if (Modifier.isPublic(method.getModifiers())) {
                MethodTypeDesc type = MethodTypeDesc.ofDescriptor(
                        java.lang.invoke.MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                                .toMethodDescriptorString());
                targets.put(key(owner, method.getName(), parameters(type)), new Target(
                        ClassDesc.of(model.getName()), method.getName(), type));
            }
        }
    }

    /// The model of a call, or null if the call is left as it is.
    @Nullable
    Target find(String owner, String name, MethodTypeDesc type, boolean isStatic) {
        if (isStatic) {
            return targets.get(key(owner, name, parameters(type)));
        }
        String rest = parameters(type);
        if (name.equals("wait") || name.startsWith("notify")) {
            Target found = targets.get(key("java/lang/Object", name, "Ljava/lang/Object;" + rest));
            if (found != null) {
                return found;
            }
        }
        Target found = targets.get(key(owner, name, "L" + owner + ";" + rest));
        if (found == null && owner.startsWith("java/lang/Thread$Builder$")) {
            found = targets.get(key(owner, name, "Ljava/lang/Thread$Builder;" + rest));
        }
        if (found == null && owner.equals("java/lang/InheritableThreadLocal")) {
            found = targets.get(key(owner, name, "Ljava/lang/ThreadLocal;" + rest));
        }
        return found;
    }

    private static String parameters(MethodTypeDesc type) {
        String text = type.descriptorString();
        return text.substring(1, text.indexOf(')'));
    }

    private static String key(String owner, String name, String parameters) {
        return owner + "." + name + "(" + parameters;
    }
}
