package dev.heddle.processes.internal.link;

import java.nio.ByteBuffer;
import java.util.List;

/// One message between a JVM and its child.
///
/// @param id   which task, or which question
/// @param body what is said; its form depends on the kind
/// @param blocks large arrays of numbers that belong to it
@SuppressWarnings("ArrayRecordComponent") // nobody compares messages, and a copy of each would cost
public record Frame(Kind kind, long id, byte[] body, List<Object> blocks) {

    private static final byte[] EMPTY = {};

    /// What a message is about. The order is the wire's: both ends are the same jar.
    public enum Kind {

        /// To the child, first of all: how to answer.
        OPEN,
        /// To the child: run this.
        TASK,
        /// To the child: run this, which has the short form.
        SHORT_TASK,
        /// To the child: what the short form of tasks will call this lambda.
        LAMBDA,
        /// To the child: say which task you begin.
        SAY_BEGINNINGS,
        /// To the child: leave this task out if it has not begun.
        LEAVE_OUT,
        /// To the child: give the tasks back that have not begun.
        GIVE_BACK,
        /// To the child: interrupt the thread that runs the task.
        INTERRUPT,
        /// To the child: the class file that it asked for, or nothing.
        CLASS,
        /// To the child: no more tasks will come.
        END,
        /// To the child: go, nobody will say more.
        BYE,

        /// From the child, first of all: it listens.
        READY,
        /// From the child: what a task gave.
        RESULT,
        /// From the child: what a task gave, in the short form.
        SHORT_RESULT,
        /// From the child: so many of the last tasks have not begun, and never will here.
        GIVEN_BACK,
        /// From the child: this task begins.
        BEGUN,
        /// From the child: what a task threw.
        THROWN,
        /// From the child: it needs the file of this class.
        CLASS_WANTED,
        /// From the child: it is about to end.
        CLOSING,

        /// Said by nobody: a task or a result has come for which the heap has no room. Its body says how large it was.
        TOO_LARGE
    }

    /// In the place of a message for which there is no room.
    static Frame tooLarge(long id, long bytes) {
        return new Frame(Kind.TOO_LARGE, id, ByteBuffer.allocate(Long.BYTES).putLong(bytes).array());
    }

    /// How large a message was for which there is no room.
    public String size() {
        return Math.ceilDiv(ByteBuffer.wrap(body).getLong(), 1L << 20) + " MB";
    }

    public Frame(Kind kind, long id, byte[] body) {
        this(kind, id, body, List.of());
    }

    /// A message that says no more than its kind.
    public static Frame of(Kind kind, long id) {
        return new Frame(kind, id, EMPTY);
    }
}
