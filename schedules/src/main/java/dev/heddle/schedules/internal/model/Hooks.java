package dev.heddle.schedules.internal.model;

import dev.heddle.schedules.internal.run.Run;
import dev.heddle.schedules.internal.run.Strand;
import dev.heddle.schedules.internal.run.Uncontrolled;
import dev.heddle.schedules.internal.run.Waits;
import dev.heddle.schedules.internal.trace.Ending;
import dev.heddle.schedules.internal.trace.Kind;
import dev.heddle.schedules.internal.trace.Thing;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/// What is put into the woven classes.
public final class Hooks {

    /// Sites that stand for what the library does by itself.
    private static final int BOUNDARY = 3 << 20;

    private Hooks() {}

    static Strand strand() {
        Strand strand = Strand.current();
        if (strand == null) {
            throw Uncontrolled.thread(Thread.currentThread().getName());
        }
        return strand;
    }

    /// A field is about to be read or written; the owner is null for a static field.
    public static void field(@Nullable Object owner, int field, int kind, int site) {
        Strand me = strand();
        Run run = me.run();
        run.point(me, site);
        if (owner == null) {
            run.initialisers().touch();
        }
        run.log(owner, field, me.isGuessing() && kind == Kind.READ ? kind | Kind.LIBRARY : kind, site);
    }

    /// A method of a `StampedLock` was called: what is read between `tryOptimisticRead` and the next call is no race. It is
    /// thrown away if it was written meanwhile.
    public static void guess(boolean optimistic) {
        strand().guess(optimistic);
    }

    /// A constructor is about to write a field of its object.
    public static void initial(@Nullable Object owner, int field, int kind, int site) {
        strand().run().log(owner, field, kind, site);
    }

    /// An array element is about to be read or written.
    public static void element(@Nullable Object array, int index, int kind, int site) {
        if (array != null && index >= 0) {
            field(array, index, kind, site);
        }
    }

    /// A thread of a pool is about to say that a task is done: others may be first.
    static void boundary(Strand me, int field) {
        if (me.isLibrary() && Boundaries.has(field)) {
            me.run().point(me, me.site(), BOUNDARY + field);
        }
    }

    /// The library reads or writes a field.
    public static void library(@Nullable Object owner, int field, int kind) {
        Strand me = Strand.current();
        if (me != null) {
            me.run().log(owner, field, kind, me.site());
        }
    }

    /// The library reads or writes an array element.
    public static void libraryElement(@Nullable Object array, int index, int kind) {
        if (array != null && index >= 0) {
            library(array, index, kind);
        }
    }

    /// The library puts an object into a field.
    public static void named(@Nullable Object owner, @Nullable Object value, String field) {
        Strand me = Strand.current();
        if (me != null && value != null) {
            me.run().names().put(owner, field, value);
        }
    }

    /// The program is about to call the library.
    public static void call(int site) {
        Strand me = strand();
        me.run().point(me, site);
    }

    /// The thread is now there.
    public static void at(int site) {
        strand().at(site);
    }

    /// The program goes round a loop.
    public static void loop() {
        Strand me = Strand.current();
        if (me != null) {
            me.run().loop(me);
        }
    }

    /// A monitor is to be taken.
    public static void enter(Object object, int site) {
        Strand me = strand();
        me.run().point(me, site);
        Waits.enter(me, object, site);
    }

    /// A monitor is given back.
    public static void exit(Object object, int site) {
        Waits.exit(strand(), object, site);
    }

    /// The library takes a monitor.
    public static void libraryEnter(Object object) {
        Strand me = strand();
        Waits.enter(me, object, me.site());
    }

    /// The library gives a monitor back.
    public static void libraryExit(Object object) {
        Strand me = strand();
        Waits.exit(me, object, me.site());
    }

    /// A static initialiser begins: the JVM holds a lock that nobody sees.
    public static void calm() {
        Strand me = Strand.current();
        if (me != null) {
            me.calm(1);
            me.run().initialising();
        }
    }

    /// A static initialiser has ended: whoever uses the class later knows what it has done.
    public static void lively(int type, Class<?> self) {
        Strand me = Strand.current();
        if (me != null) {
            me.calm(-1);
            me.run().initialisers().end(self);
            me.run().log(null, type, Kind.RELEASE | Kind.ORDER, me.site());
        }
    }

    /// A class is used that has a static initialiser.
    public static void initialised(int type) {
        Strand me = Strand.current();
        if (me != null) {
            me.run().log(null, type, Kind.ACQUIRE | Kind.ORDER, me.site());
        }
    }

    /// Something cannot be controlled.
    public static void refuse(String what, int site) {
        Strand me = strand();
        me.at(site);
        throw me.run().stop(new Ending.Refused(what));
    }

    /// A thread was made. It takes after the one that has made it, not after the real one that carries that.
    public static void thread(Thread made) {
        Strand me = Strand.current();
        if (me != null) {
            ThreadModel.made(me, made);
        }
    }

    /// What an object that has no hash code of its own answers: the same in every run.
    public static int hash(Object object) {
        Strand me = Strand.current();
        return me == null ? System.identityHashCode(object) : me.run().numbers().of(object);
    }

    /// What was read or written, for the story.
    public static void saw(@Nullable Object value) {
        Strand me = strand();
        if (me.run().trace().telling()) {
            me.run().trace().tell(Values.text(me.run(), value));
        }
    }

    /// The stream that the program prints to.
    public static PrintStream out() {
        Strand me = strand();
        me.run().turn(me);
        me.run().initialisers().touch();
        me.run().log(me.run().output(), Thing.CONTENTS, Kind.WRITE | Kind.LIBRARY, me.site());
        return me.run().notes().get(MachineModel.class) instanceof PrintStream other ? other : me.run().output();
    }
}
