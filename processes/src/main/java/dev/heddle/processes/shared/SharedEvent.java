package dev.heddle.processes.shared;

import dev.heddle.processes.internal.memory.Deadline;
import dev.heddle.processes.internal.memory.Region;
import dev.heddle.processes.internal.memory.WaitWord;
import java.util.concurrent.TimeUnit;

/// A flag that threads of several processes wait for. It can be cleared and set again.
///
/// It is not owned by anybody: a process that ends changes nothing of it. A wait ends within 20 ms after an interrupt,
/// often at once.
public final class SharedEvent extends SharedObject {

    private static final long serialVersionUID = 1;

    /// Its lowest bit is the flag; the others count how often it was set, so that who waits for the flag sees that it was
    /// set even if it is clear again.
    private final transient WaitWord word;

    SharedEvent(Region region) {
        super(Kind.EVENT, region);
        this.word = new WaitWord(region, 0);
    }

    /// Makes an event that is not set.
    public static SharedEvent create() {
        return new SharedEvent(Region.make(64));
    }

    /// Sets it, and lets all go who wait for it.
    public void set() {
        for (int now = word.get(); (now & 1) == 0; now = word.get()) {
            if (word.compareAndSet(now, now + 3)) {
                word.wake(Integer.MAX_VALUE);
                return;
            }
        }
    }

    public void clear() {
        for (int now = word.get(); (now & 1) == 1; now = word.get()) {
            if (word.compareAndSet(now, now - 1)) {
                return;
            }
        }
    }

    public boolean isSet() {
        return (word.get() & 1) == 1;
    }

    public void await() throws InterruptedException {
        await(Deadline.NEVER);
    }

    /// Waits until it is set, but no longer than that.
    ///
    /// @return false if the time was over before it was set
    public boolean await(long time, TimeUnit unit) throws InterruptedException {
        return await(Deadline.in(time, unit));
    }

    @Override
    public String toString() {
        return "shared event (" + (isSet() ? "set" : "not set") + ")";
    }

    private boolean await(Deadline deadline) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        int first = word.get();
        if ((first & 1) == 1) {
            return true;
        }
        while (word.get() == first) {
            long left = deadline.left();
            if (left <= 0) {
                return false;
            }
            word.await(first, left);
        }
        return true;
    }
}
