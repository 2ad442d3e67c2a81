package dev.heddle.grader.internal.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// What the JVM of the checks tells of one check, in a file that outlives it.
///
/// @param kind  what happened
/// @param id    the check
/// @param what  what it tries, in the reader's language
/// @param text  what there is to say of it
record Event(Kind kind, String id, String what, String text) {

    /// What happened.
    enum Kind {
        /// A check begins.
        BEGAN,
        /// It found nothing wrong.
        PASSED,
        /// It found something wrong.
        FAILED,
        /// It did not end in time; the JVM ends with it.
        HUNG,
        /// The answer has ended the JVM.
        EXITED,
        /// All checks were run.
        DONE
    }

    void write(DataOutputStream out) throws IOException {
        for (String each : List.of(kind.name(), id, what, text)) {
            byte[] bytes = each.getBytes(UTF_8);
            out.writeInt(bytes.length);
            out.write(bytes);
        }
        out.flush();
    }

    /// All whole events; a JVM that dies may leave half of one behind.
    static List<Event> readAll(DataInputStream in) throws IOException {
        List<Event> events = new ArrayList<>();
        try {
            while (true) {
                events.add(new Event(Kind.valueOf(text(in)), text(in), text(in), text(in)));
            }
        } catch (EOFException e) {
            return events;
        }
    }

    private static String text(DataInputStream in) throws IOException {
        int length = in.readInt();
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return new String(bytes, UTF_8);
    }
}
