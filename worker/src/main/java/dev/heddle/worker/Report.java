package dev.heddle.worker;

import dev.heddle.worker.display.DisplayEvent;
import dev.heddle.worker.display.MimeBundle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the worker tells the kernel. Output that a cell's thread wrote before the cell ended always arrives before
/// the answer that ends the cell.
public sealed interface Report {

    /// Which of the two outputs.
    enum Stream {
        /// `System.out`
        OUT,
        /// `System.err`
        ERR
    }

    /// Something was printed.
    ///
    /// @param cell   the cell that owns it
    /// @param stream where it was printed
    /// @param text   what was printed; never a part of a character
    record Output(String cell, Stream stream, String text) implements Report {}

    /// Something was shown. It comes after all that the same thread has printed before.
    ///
    /// @param cell  the cell that owns it
    /// @param event what
    record Displayed(String cell, DisplayEvent event) implements Report {}
    /// A thread reads from `System.in` and waits for a [Command.Input] of the same number. One question is asked at a
    /// time: a new one says that nobody waits for the answer to the one before.
    ///
    /// @param id       the question's number, used once
    /// @param cell     the cell that the thread works for
    /// @param prompt   what to show before the input; the thread has printed it, but it was not sent as output
    /// @param password whether what is typed must not be seen
    record InputWanted(long id, String cell, String prompt, boolean password) implements Report {}

    /// An exception has ended a thread that is not the cell's own. It comes after all that the thread has printed.
    ///
    /// @param cell    the cell that the thread works for
    /// @param thread  the thread's name
    /// @param failure what it threw
    record Uncaught(String cell, String thread, Failure failure) implements Report {}

    /// The JVM begins to end, because a thread has asked for it.
    ///
    /// @param thread the thread's name
    /// @param trace  where it asked
    record Exiting(String thread, List<StackTraceElement> trace) implements Report {

        /// Keeps its own copy.
        public Exiting {
            trace = List.copyOf(trace);
        }
    }

    /// What a call has come to. A call that was given up may be answered by its thread much later: that answer is not
    /// sent.
    ///
    /// @param id     the call's number
    /// @param answer what it has come to
    /// @param told   what a tool has told beside; empty if nothing
    record Answered(long id, Answer answer, String told) implements Report {

        /// One without anything beside.
        ///
        /// @param id     the call's number
        /// @param answer what it has come to
        public Answered(long id, Answer answer) {
            this(id, answer, "");
        }
    }

    /// What a task has come to.
    sealed interface Answer {}

    /// The task was carried out.
    ///
    /// @param value how the value can be shown; an empty text for a task that has none, nothing at all for a value that
    ///              is not to be shown
    record Done(MimeBundle value) implements Answer {

        /// A value that is nothing but text.
        ///
        /// @param text the text
        public Done(String text) {
            this(MimeBundle.text(text));
        }

        /// The value as text.
        ///
        /// @return the text
        public String text() {
            return value.plainText();
        }
    }

    /// The learner's code threw.
    ///
    /// @param failure what it threw
    record Threw(Failure failure) implements Answer {}

    /// The task could not be carried out, through no fault of the learner.
    ///
    /// @param reason why
    record Refused(String reason) implements Answer {}

    /// The cell was ended from outside.
    ///
    /// @param trace where it was
    /// @param hang  why its thread does not end; null if it did
    record Interrupted(List<StackTraceElement> trace, @Nullable Hang hang) implements Answer {

        /// Keeps its own copy.
        public Interrupted {
            trace = List.copyOf(trace);
        }
    }

    /// Why a thread does not end.
    ///
    /// @param state      what it does
    /// @param lock       the class of the object that it waits for
    /// @param owner      the name of the thread that has it
    /// @param ownerTrace where that thread is
    record Hang(Thread.State state, @Nullable String lock, @Nullable String owner,
            List<StackTraceElement> ownerTrace) {

        /// Keeps its own copy.
        public Hang {
            ownerTrace = List.copyOf(ownerTrace);
        }
    }

    /// An exception as it was thrown, with its causes and what it suppressed. One that is its own cause is told once.
    ///
    /// @param className the exception's class
    /// @param message   its message
    /// @param trace     its stack, as the worker's JVM has it
    /// @param cause     why it was thrown
    /// @param suppressed what was thrown besides, such as by `close` at the end of a `try`
    record Failure(String className, @Nullable String message, List<StackTraceElement> trace, @Nullable Failure cause,
            List<Failure> suppressed) {

        private static final int MOST = 20; // of all that hang together

        /// Keeps its own copy.
        public Failure {
            trace = List.copyOf(trace);
            suppressed = List.copyOf(suppressed);
        }

        /// One that has suppressed nothing.
        ///
        /// @param className the exception's class
        /// @param message   its message
        /// @param trace     its stack
        /// @param cause     why it was thrown
        public Failure(String className, @Nullable String message, List<StackTraceElement> trace,
                @Nullable Failure cause) {
            this(className, message, trace, cause, List.of());
        }

        /// What stands for `thrown` on the way to the kernel. An exception whose own methods throw is no danger.
        ///
        /// @param thrown the exception
        /// @return its description
        public static Failure of(Throwable thrown) {
            return of(thrown, Collections.newSetFromMap(new IdentityHashMap<>()));
        }

        private static Failure of(Throwable thrown, Set<Throwable> told) {
            told.add(thrown);
            Throwable next = causeOf(thrown);
            Failure cause = next == null || told.size() >= MOST || told.contains(next) ? null : of(next, told);
            List<Failure> suppressed = new ArrayList<>();
            for (Throwable each : thrown.getSuppressed()) {
                if (told.size() < MOST && !told.contains(each)) {
                    suppressed.add(of(each, told));
                }
            }
            return new Failure(thrown.getClass().getName(), messageOf(thrown), traceOf(thrown), cause, suppressed);
        }

        // What follows calls code of the learner, which may throw anything.

        private static @Nullable String messageOf(Throwable thrown) {
            try {
                return thrown.getLocalizedMessage();
            } catch (Throwable e) {
                return "(its message could not be read: " + e.getClass().getName() + ")";
            }
        }

        private static List<StackTraceElement> traceOf(Throwable thrown) {
            try {
                return List.of(thrown.getStackTrace());
            } catch (Throwable e) {
                return List.of(); // it has none that can be shown
            }
        }

        private static @Nullable Throwable causeOf(Throwable thrown) {
            try {
                return thrown.getCause();
            } catch (Throwable e) {
                return new IllegalStateException("its cause could not be read: " + e.getClass().getName());
            }
        }
    }
}
