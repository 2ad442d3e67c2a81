package dev.heddle.schedules.internal.standin;

/// Stands for the JDK's doors between its packages.
public final class Secrets {

    private Secrets() {}

    public static Probes getJavaUtilConcurrentTLRAccess() {
        return new Probes() {

            @Override
            public int getThreadLocalRandomProbe() {
                return Dice.getProbe();
            }

            @Override
            public int advanceThreadLocalRandomProbe(int probe) {
                return Dice.advanceProbe(probe);
            }
        };
    }

    public static Arrays getJavaObjectInputStreamAccess() {
        return (in, type, length) -> {
            if (length < 0) {
                throw new IllegalArgumentException("negative length: " + length);
            }
        };
    }
}
