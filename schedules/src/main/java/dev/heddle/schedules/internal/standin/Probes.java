package dev.heddle.schedules.internal.standin;

/// Stands for the JDK's way to a thread's random numbers.
public interface Probes {

    int getThreadLocalRandomProbe();

    int advanceThreadLocalRandomProbe(int probe);
}
