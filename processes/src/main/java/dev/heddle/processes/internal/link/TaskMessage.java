package dev.heddle.processes.internal.link;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/// A task on its way to a child.
///
/// @param loader  which of the parent's class loaders knows its classes; 0 if all are on the class path
/// @param classes class files that the child will need for sure, by name
/// @param object  the serialized task
@SuppressWarnings("ArrayRecordComponent") // nobody compares messages, and a copy of each would cost
public record TaskMessage(int loader, Map<String, byte[]> classes, byte[] object) {

    public TaskMessage {
        classes = Map.copyOf(classes);
    }

    /// As bytes.
    public byte[] toBytes() {
        var bytes = new ByteArrayOutputStream(object.length + 64);
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(loader);
            out.writeInt(classes.size());
            for (Map.Entry<String, byte[]> file : classes.entrySet()) {
                out.writeUTF(file.getKey());
                out.writeInt(file.getValue().length);
                out.write(file.getValue());
            }
            out.write(object);
        } catch (IOException e) {
            throw new AssertionError("an array takes every byte", e);
        }
        return bytes.toByteArray();
    }

    /// The message that these bytes are.
    public static TaskMessage of(byte[] bytes) throws IOException {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int loader = in.readInt();
            int count = in.readInt();
            Map<String, byte[]> classes = new LinkedHashMap<>();
            for (int i = 0; i < count; i++) {
                String name = in.readUTF();
                classes.put(name, in.readNBytes(in.readInt()));
            }
            return new TaskMessage(loader, classes, in.readAllBytes());
        }
    }
}
