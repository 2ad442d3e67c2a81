package dev.heddle.processes.internal.ring;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;

/// Values by Java's own serialization.
final class JavaForm {

    private JavaForm() {}

    static byte[] write(Object value) {
        var bytes = new ByteArrayOutputStream(256);
        try (var stream = new ObjectOutputStream(bytes)) {
            stream.writeObject(value);
        } catch (NotSerializableException e) {
            throw new IllegalArgumentException("a value of class " + value.getClass().getName()
                    + " cannot be put: class " + e.getMessage()
                    + " is neither Serializable nor a record. Make it one of them", e);
        } catch (IOException | StackOverflowError e) {
            throw new IllegalArgumentException("a value of class " + value.getClass().getName() + " cannot be put: "
                    + (e instanceof StackOverflowError ? "it is nested too deeply; keep it in a list" : e.getMessage()),
                    e);
        }
        return bytes.toByteArray();
    }

    static Object read(byte[] bytes, int at, int length) {
        try (var stream = new Resolving(new ByteArrayInputStream(bytes, at, length))) {
            return stream.readObject();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(
                    "class " + e.getMessage() + " of the value that was taken is not known here", e);
        } catch (IOException e) {
            throw new IllegalStateException("the value that was taken cannot be read", e);
        }
    }

    /// Finds classes where the taking thread does: a child may have got them from its parent.
    static final class Resolving extends ObjectInputStream {

        Resolving(InputStream stream) throws IOException {
            super(stream);
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
            try {
                return Class.forName(description.getName(), false, Thread.currentThread().getContextClassLoader());
            } catch (ClassNotFoundException _) {
                return super.resolveClass(description); // knows primitive types, and the caller's loader
            }
        }
    }
}
