package dev.heddle.worker;

/// What a tool tells the kernel beside its value. Threads of its code may tell something, too.
final class Told {

    private final StringBuilder text = new StringBuilder(); // guarded by this

    synchronized void add(String more) {
        text.append(more);
    }

    @Override
    public synchronized String toString() {
        return text.toString();
    }
}
