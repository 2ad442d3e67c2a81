package dev.heddle.schedules.internal.run;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the threads and objects of one run are called.
///
/// The JVM counts threads without a name from its start, so their names differ from run to run: here each run counts.
@SuppressWarnings("ReferenceEquality") // equal objects may be two
public final class Names {

    private static final Pattern COUNTED = Pattern.compile("Thread-\\d+");

    private static final Pattern SERIAL = Pattern.compile("(pool-|Timer-)(\\d+)(-thread-\\d+)?");

    private final boolean telling;
    private final Map<String, Integer> serials = new HashMap<>();
    private final Map<Strand, String> threads = new HashMap<>();
    private final IdentityHashMap<Object, String> objects = new IdentityHashMap<>();
    private final IdentityHashMap<Object, Object> parents = new IdentityHashMap<>();
    private final IdentityHashMap<Object, String> fields = new IdentityHashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final IdentityHashMap<Object, Strand> holders = new IdentityHashMap<>();
    private int unnamed;
    private int virtual;

    Names(boolean telling) {
        this.telling = telling;
    }

    /// A thread without a name of its own is numbered when it is made.
    public void made(Thread thread) {
        if (COUNTED.matcher(thread.getName()).matches()) {
            thread.setName("Thread-" + unnamed++);
        } else {
            thread.setName(counted(thread.getName()));
        }
    }

    /// The JDK counts its pools and timers from the start of the JVM.
    public String counted(String name) {
        Matcher serial = SERIAL.matcher(name);
        if (!serial.matches()) {
            return name;
        }
        int number = serials.computeIfAbsent(serial.group(1) + serial.group(2), key -> serials.size() + 1);
        return serial.group(1) + number + Objects.requireNonNullElse(serial.group(3), "");
    }

    void thread(Strand strand) {
        String name = strand.thread().getName();
        if (name.isEmpty()) {
            name = "virtual-" + ++virtual;
        }
        threads.put(strand, name);
    }

    /// The name of a thread.
    public String of(Strand strand) {
        return threads.getOrDefault(strand, "?");
    }

    /// The name of a thread by its object.
    public String of(Thread thread) {
        for (var each : threads.entrySet()) {
            if (each.getKey().thread() == thread) {
                return each.getValue();
            }
        }
        return "?";
    }

    /// The thread has a new name.
    public void rename(Strand strand, String name) {
        threads.put(strand, name);
    }

    /// An object was put into a field: it can be called like that one.
    public void put(@Nullable Object owner, String field, Object value) {
        fields.putIfAbsent(value, field);
        if (owner != null && owner != value) {
            parents.putIfAbsent(value, owner);
        }
    }

    /// Whether anybody will ask for names of fields.
    public boolean telling() {
        return telling;
    }

    /// What an object is called: `Account#2`, or by the field that holds it.
    public String of(@Nullable Object object) {
        if (object == null) {
            return "?";
        }
        if (object instanceof Class<?> type) {
            return type.getSimpleName() + ".class";
        }
        return objects.computeIfAbsent(object, key -> {
            String type = key.getClass().getSimpleName();
            return (type.isEmpty() ? "object" : type) + "#" + counts.merge(type, 1, Integer::sum);
        });
    }

    /// The field that holds the object, or its own name.
    public String byField(Object object) {
        String field = fields.get(object);
        return field == null ? of(object) : field;
    }

    /// The library object that a thread waits in, as the program calls it.
    @Nullable
    String blocker(@Nullable Object blocker) {
        if (blocker == null) {
            return null;
        }
        return byField(outermost(blocker));
    }

    private Object outermost(Object object) {
        Object found = object;
        for (Object parent = parents.get(found); parent != null && isLibrary(found) && isLibrary(parent); parent =
                parents.get(found)) {
            found = parent;
        }
        return found;
    }

    private static boolean isLibrary(Object object) {
        return object.getClass().getName().startsWith("woven.");
    }

    /// A library lock has a new owner.
    public void holds(Object lock, @Nullable Strand strand) {
        Strand before = strand == null ? holders.remove(lock) : holders.put(lock, strand);
        if (before != null) {
            before.held--;
        }
        if (strand != null) {
            strand.held++;
            strand.heldAt = strand.site;
        }
    }

    @Nullable
    Strand holder(@Nullable Object lock) {
        return lock == null ? null : holders.get(lock);
    }

    String heldBy(Strand strand) {
        for (var each : holders.entrySet()) {
            if (each.getValue() == strand) {
                return byField(outermost(each.getKey()));
            }
        }
        return "?";
    }
}
