package dev.heddle.schedules.internal.run;

import org.jspecify.annotations.Nullable;

/// Code of the program runs, or would run, where nobody controls it.
@SuppressWarnings("serial")
public final class Uncontrolled extends IllegalStateException {

    private static final String STANDIN = "dev.heddle.schedules.internal.standin.";

    private Uncontrolled(String reason) {
        super(reason);
    }

    /// The thread was started by something that is not woven.
    public static Uncontrolled thread(String name) {
        return new Uncontrolled(
                "thread '" + name + "' is not under control: something that is not woven has started it");
    }

    /// The class cannot be woven because its loader does not give its class file.
    public static Uncontrolled type(String name) {
        return new Uncontrolled("class " + name + " is not under control: its class loader finds it, and has no class"
                + " file for it (getResourceAsStream)");
    }

    /// Why the program cannot be checked, if that is what the exception says.
    static @Nullable String reason(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof Uncontrolled found) {
                return found.getMessage();
            }
            if (cause instanceof IncompatibleClassChangeError missing && missing.getMessage() != null) {
                String text = missing.getMessage();
                String readable = text.replace(STANDIN, "").replace("woven.", "").replace('$', '.');
                if (text.contains(STANDIN)) {
                    return readable + ": the stand-in for this class of the JDK has no such method";
                }
                if (text.contains("woven.")) {
                    return readable + ": a class that is not woven cannot be given an object of java.util.concurrent;"
                            + " hand on what is in it, such as count.get()";
                }
            }
        }
        return null;
    }
}
