package dev.heddle.worker.fork;

import java.util.List;

/// A forked child did not come to its end, or several did not. Its cause is what the child has thrown, if it has thrown.
public final class ChildFailed extends Exception {

    private static final long serialVersionUID = 1;
    private static final StackTraceElement[] NOWHERE = {};

    ChildFailed(String message, Throwable cause) {
        super(message, cause);
        setStackTrace(NOWHERE); // it is the cause that has a place in a cell
    }

    ChildFailed(String message) {
        super(message);
        setStackTrace(NOWHERE);
    }

    /// One for all.
    ///
    /// @param count how many children there were
    static ChildFailed of(List<ChildFailed> failures, int count) {
        if (failures.size() == 1 && count == 1) {
            return failures.getFirst();
        }
        ChildFailed all = new ChildFailed(failures.size() + " of " + count + " children failed");
        failures.forEach(all::addSuppressed);
        return all;
    }
}
