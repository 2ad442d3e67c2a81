package dev.heddle.schedules.internal.weave;

import dev.heddle.schedules.internal.model.ArrayModel;
import dev.heddle.schedules.internal.model.BuilderModel;
import dev.heddle.schedules.internal.model.ChanceModel;
import dev.heddle.schedules.internal.model.ConditionModel;
import dev.heddle.schedules.internal.model.HandleModel;
import dev.heddle.schedules.internal.model.LocalModel;
import dev.heddle.schedules.internal.model.MachineModel;
import dev.heddle.schedules.internal.model.ObjectModel;
import dev.heddle.schedules.internal.model.ParkModel;
import dev.heddle.schedules.internal.model.PrintModel;
import dev.heddle.schedules.internal.model.ThreadModel;
import dev.heddle.schedules.internal.model.TimeModel;
import dev.heddle.schedules.internal.standin.Parallel;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodType;
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
        one("java/lang/System", "nanoTime", TimeModel.class, "nanoTime");
        one("java/lang/System", "currentTimeMillis", TimeModel.class, "currentTimeMillis");
        one("java/lang/System", "identityHashCode", MachineModel.class, "identityHashCode");
        one("java/lang/System", "arraycopy", ArrayModel.class, "arraycopy");
        one("java/lang/System", "setOut", MachineModel.class, "setOut");
        one("java/lang/System", "setErr", MachineModel.class, "setErr");
        one("java/lang/Runtime", "availableProcessors", MachineModel.class, "availableProcessors");
        one("java/lang/ref/Cleaner", "register", MachineModel.class, "register");
        one("java/lang/Math", "random", ChanceModel.class, "random");
        one("java/lang/StrictMath", "random", ChanceModel.class, "random");
        one("java/util/UUID", "randomUUID", ChanceModel.class, "randomUUID");
        one("java/util/Collections", "shuffle", ChanceModel.class, "shuffle");
        one("java/time/Instant", "now", TimeModel.class, "instant");
        one("java/time/LocalTime", "now", TimeModel.class, "time");
        one("java/time/LocalDate", "now", TimeModel.class, "date");
        one("java/time/LocalDateTime", "now", TimeModel.class, "dateTime");
        one("java/time/ZonedDateTime", "now", TimeModel.class, "zoned");
        one("java/time/OffsetDateTime", "now", TimeModel.class, "offset");
        one("java/time/Clock", "systemUTC", TimeModel.class, "clock");
        one("java/time/Clock", "systemDefaultZone", TimeModel.class, "clock");
        add("java/lang/ThreadLocal", LocalModel.class);
        add("java/lang/InheritableThreadLocal", LocalModel.class);
        one("java/util/Collection", "parallelStream", Parallel.class, "parallelStream");
        one("java/util/stream/BaseStream", "parallel", Parallel.class, "parallel");
        one("java/util/stream/StreamSupport", "stream", Parallel.class, "stream");
        add("java/util/concurrent/locks/Condition", ConditionModel.class);
        add("java/lang/IO", PrintModel.class);
        add("java/lang/invoke/MethodHandles$Lookup", HandleModel.class);
    }

    /// All public methods of the model stand for those of the same names.
    private void add(String owner, Class<?> model) {
        for (Method method : model.getDeclaredMethods()) {
            if (Modifier.isPublic(method.getModifiers())) {
                put(owner, method.getName(), method);
            }
        }
    }

    /// One method of the model stands for one of the owner.
    private void one(String owner, String name, Class<?> model, String modelName) {
        for (Method method : model.getDeclaredMethods()) {
            if (method.getName().equals(modelName)) {
                put(owner, name, method);
            }
        }
    }

    private void put(String owner, String name, Method method) {
        MethodTypeDesc type = MethodTypeDesc.ofDescriptor(
                MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                        .toMethodDescriptorString());
        targets.put(key(owner, name, parameters(type)),
                new Target(ClassDesc.of(method.getDeclaringClass().getName()), method.getName(), type));
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
        if (rest.isEmpty() && name.equals("parallelStream")) {
            return targets.get(key("java/util/Collection", name, "Ljava/util/Collection;"));
        }
        if (rest.isEmpty() && name.equals("parallel") && owner.startsWith("java/util/stream/")) {
            return targets.get(key("java/util/stream/BaseStream", name, "Ljava/util/stream/BaseStream;"));
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
