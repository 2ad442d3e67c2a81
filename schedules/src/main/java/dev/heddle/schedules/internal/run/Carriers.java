package dev.heddle.schedules.internal.run;

import java.util.ArrayDeque;
import java.util.Deque;

/// The real threads of one check: starting one is dear, so they are used again in the next run.
public final class Carriers implements AutoCloseable {

    private final Deque<Carrier> free = new ArrayDeque<>();
    private int made;
    private boolean closed;

    synchronized Carrier take() {
        Carrier carrier = free.poll();
        if (carrier == null) {
            carrier = new Carrier(this, ++made);
            carrier.start();
        }
        return carrier;
    }

    synchronized void idle(Carrier carrier) {
        if (closed) {
            carrier.close();
        } else {
            free.push(carrier);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        free.forEach(Carrier::close);
        free.clear();
    }
}
