package dev.heddle.processes.internal.jvm;

import java.util.concurrent.atomic.AtomicInteger;

/// How many children this JVM may have at one time. A child may have an eighth of what its parent may: after a few
/// generations none, so that a program that forks itself ends with an error, and the machine goes on.
public final class Allowance {

    /// By which a child learns it. Programs that a child starts on other ways inherit it, too.
    static final String VARIABLE = "HEDDLE_CHILDREN";

    private static final int FIRST = 64;
    private static final int SHARE = 8;

    private final int most;
    private final AtomicInteger taken = new AtomicInteger();

    Allowance(int most) {
        this.most = most;
    }

    /// What the environment says.
    public static Allowance ofThisJvm() {
        String most = System.getenv(VARIABLE);
        try {
            return new Allowance(most == null ? FIRST : Integer.parseInt(most));
        } catch (NumberFormatException e) {
            throw new IllegalStateException(
                    "the environment variable " + VARIABLE + " must be a number, and is '" + most + "'", e);
        }
    }

    /// What a child gets.
    int share() {
        return most / SHARE;
    }

    void take() {
        if (taken.incrementAndGet() <= most) {
            return;
        }
        taken.decrementAndGet();
        throw new IllegalStateException(most == 0
                ? "this JVM is a child that may not start children of its own: a fork bomb would look like this. "
                        + "Start them in its parent, or set " + VARIABLE + " higher"
                : "this JVM has " + most + " children alive, and may not have more. Wait for some to end, or set the "
                        + "environment variable " + VARIABLE + " higher before it starts");
    }

    void giveBack() {
        taken.decrementAndGet();
    }
}
