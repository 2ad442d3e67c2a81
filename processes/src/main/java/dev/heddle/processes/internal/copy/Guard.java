package dev.heddle.processes.internal.copy;

import dev.heddle.processes.spi.ClassBytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Shows the classes of another loader in the form that a child needs which has not got all of their static variables:
/// to read one that was left out throws, until the child has given it a value. It defines no classes itself.
///
/// Two guards that change the same are equal, so that a child that runs many tasks loads their classes once.
public final class Guard extends ClassLoader implements ClassBytes {

    /// A static variable.
    ///
    /// @param holder the binary name of its class
    public record Variable(String holder, String name) {}

    private final ClassLoader origin;
    private final Map<Variable, String> leftOut;
    private final Set<Variable> opened;

    /// @param origin  has the classes
    /// @param leftOut the variables that the child has not got, and why
    /// @param opened  final ones, to which the child shall give the values that they have here
    public Guard(ClassLoader origin, Map<Variable, String> leftOut, Set<Variable> opened) {
        super(origin);
        this.origin = origin;
        this.leftOut = Map.copyOf(leftOut);
        this.opened = Set.copyOf(opened);
    }

    /// Whether a class has come by a guard that has left this variable of it out.
    public static boolean guards(Class<?> holder, String variable) {
        for (var method : holder.getDeclaredMethods()) {
            if (method.getName().equals(GuardedCode.accessor(variable))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public byte @Nullable [] classBytes(String name) {
        try {
            byte[] file = ClassFiles.find(origin, name);
            return file == null ? null : new GuardedCode(origin, leftOut, opened).of(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the class file of " + name + " cannot be read", e);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Guard guard && origin.equals(guard.origin) && leftOut.equals(guard.leftOut)
                && opened.equals(guard.opened);
    }

    @Override
    public int hashCode() {
        return leftOut.hashCode() * 31 + opened.hashCode();
    }
}
