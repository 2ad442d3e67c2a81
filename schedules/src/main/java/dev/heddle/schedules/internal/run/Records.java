package dev.heddle.schedules.internal.run;

import dev.heddle.schedules.internal.trace.Things;
import dev.heddle.schedules.internal.trace.Trace;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// What one run keeps of its program: objects, names, notes, and what was printed.
public abstract sealed class Records permits Run {

    private final Trace trace;
    private final Things things = new Things();
    private final Names names;
    private final Numbers numbers = new Numbers();
    private final Map<Thread, Map<Object, Object>> inherited = new HashMap<>();
    private final IdentityHashMap<Object, Object> notes = new IdentityHashMap<>();
    private final Initialisers initialisers = new Initialisers();
    private final Output output = new Output(this);
    private final Map<Thread, Strand> started = new HashMap<>();
    private final Promises promises = new Promises();
    private boolean waited;

    Records(Trace trace) {
        this.trace = trace;
        names = new Names(trace.telling());
    }

    /// Throws if the run is over.
    public abstract void check();

    /// The run's trace.
    public Trace trace() {
        return trace;
    }

    /// What was printed.
    public Output output() {
        return output;
    }

    /// The names of threads and objects.
    public Names names() {
        return names;
    }

    /// The classes whose static initialisers have run; true for those that touched nothing that was there before.
    public Map<Class<?>, Boolean> initialised() {
        return initialisers.ended();
    }

    /// The static initialisers of the run.
    public Initialisers initialisers() {
        return initialisers;
    }

    /// Numbers for objects.
    public Numbers numbers() {
        return numbers;
    }

    /// What threads that have not begun inherit of thread locals.
    public Map<Thread, Map<Object, Object>> inherited() {
        return inherited;
    }

    /// A static initialiser begins.
    public void initialising() {
        initialisers.begin(things.count());
    }

    void waited() {
        waited = true;
    }

    /// Whether the program itself has waited to be notified.
    public boolean hasWaited() {
        return waited;
    }

    /// Notes of models, by what they are about.
    public IdentityHashMap<Object, Object> notes() {
        return notes;
    }

    Things things() {
        return things;
    }

    /// What is to hold after every step.
    public void promise(String text, BooleanSupplier holds) {
        promises.add(text, holds);
    }

    /// The strand of a thread, or null if it was not started.
    public @Nullable Strand strand(Thread thread) {
        return started.get(thread);
    }

    Map<Thread, Strand> started() {
        return started;
    }

    Promises promises() {
        return promises;
    }
}
