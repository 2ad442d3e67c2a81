package dev.heddle.schedules.internal.run;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A real thread that runs one strand after another.
final class Carrier extends Thread {

    private static final long STACK = 512 * 1024;

    private final Carriers home;

    // written by who hands the work over, read by this thread
    private volatile @Nullable Strand strand;
    private volatile boolean closed;

    Carrier(Carriers home, int number) {
        super(null, null, "schedules-" + number, STACK, /* inheritInheritableThreadLocals= */ false);
        this.home = home;
        setDaemon(true);
    }

    @Nullable
    Strand strand() {
        return strand;
    }

    void carry(Strand next) {
        strand = next;
        LockSupport.unpark(this);
    }

    void close() {
        closed = true;
        LockSupport.unpark(this);
    }

    @Override
    public void run() {
        while (!closed) {
            Strand mine = strand;
            if (mine == null) {
                LockSupport.park(this);
            } else {
                mine.carried();
                strand = null;
                home.idle(this);
                mine.left();
            }
        }
    }
}
