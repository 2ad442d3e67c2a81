package dev.heddle.kernel.internal.debug;

import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A line of what a debugger shows of variables.
sealed interface Entry {

    String name();

    /// A value and what it is called: a variable, a field, an element.
    ///
    /// @param type  its declared type
    /// @param value null is Java's `null`
    record Named(String name, String type, @Nullable Value value) implements Entry {}

    /// Something that is no value but can be unfolded, such as a thread's stack.
    ///
    /// @param text  what is said of it
    /// @param parts what is in it
    record Group(String name, String text, Folded parts) implements Entry {}

    /// What is read when somebody unfolds it.
    interface Folded {

        /// Reads it.
        List<? extends Entry> read() throws IncompatibleThreadStateException;
    }
}
