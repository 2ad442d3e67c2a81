package dev.heddle.worker;

import java.util.List;

/// What the kernel tells the worker.
public sealed interface Command {

    /// The shell that a notebook always has.
    String MAIN_SHELL = "";

    /// Asks for something. It is answered by a [Report.Answered] of the same number, once; nothing else orders answers.
    ///
    /// @param id   the number, used once
    /// @param task what to do
    record Call(long id, Task task) implements Command {}

    /// Asks to end the cell that a call runs. If that has ended, nothing happens.
    ///
    /// @param id    the call's number
    /// @param force how hard to try
    record Interrupt(long id, Force force) implements Command {}

    /// Answers a [Report.InputWanted].
    ///
    /// @param id    the question's number; an answer to one that nobody waits for any more is dropped
    /// @param given what has become of it
    /// @param text  the line without its end, or why there is none
    record Input(long id, Given given, String text) implements Command {}

    /// Ends the thread of a shell, when it has run all that it was asked to run before.
    ///
    /// @param shell the shell
    record CloseShell(String shell) implements Command {}

    /// Ends the worker, after the shutdown hooks of the learner's code.
    record Exit() implements Command {}

    /// What has become of a question for a line.
    enum Given {
        /// Somebody has typed one.
        LINE,
        /// Somebody has said that there are no more.
        END,
        /// Nobody can be asked.
        REFUSED,
        /// The cell is to end.
        INTERRUPTED
    }

    /// What may be done to end a cell.
    enum Force {
        /// Interrupt its thread: the code may clean up and end, as Java means it.
        ASK,
        /// Let it print no more, throw an error inside it, and if that is in vain leave its thread behind.
        STOP,
        /// Leave its thread behind at once, and answer its call.
        GIVE_UP
    }

    /// What can be asked for.
    sealed interface Task {}

    /// Makes classes known; they are defined when they are first needed.
    ///
    /// @param classes the classes of one snippet
    record Load(List<ClassFile> classes) implements Task {

        /// Keeps its own copy.
        public Load {
            classes = List.copyOf(classes);
        }
    }

    /// What runs on the thread of a shell, in the name of a cell.
    sealed interface CellTask extends Task {

        /// Whose thread runs it; each has one, which begins with its first cell.
        ///
        /// @return the shell
        String shell();

        /// The cell that owns what it prints.
        ///
        /// @return the cell
        String cell();

        /// Whether its value is to be shown; if not, nobody asks the value for its text.
        ///
        /// @return true if it is
        boolean wantsValue();
    }

    /// Runs a static method without parameters, and answers with the text of its value.
    ///
    /// @param shell      whose thread runs it; each has one, which begins with its first cell
    /// @param cell       the cell that owns what it prints
    /// @param className  the class, loaded before
    /// @param methodName the method
    /// @param wantsValue whether its value is to be shown; if not, nobody asks the value for its text
    record Invoke(String shell, String cell, String className, String methodName,
            boolean wantsValue) implements CellTask {

        /// One of the main shell.
        ///
        /// @param cell       the cell that owns what it prints
        /// @param className  the class, loaded before
        /// @param methodName the method
        /// @param wantsValue whether its value is to be shown
        public Invoke(String cell, String className, String methodName, boolean wantsValue) {
            this(MAIN_SHELL, cell, className, methodName, wantsValue);
        }
    }

    /// Has a tool do something with code, or without.
    ///
    /// @param shell      whose thread runs it
    /// @param cell       the cell that owns what it prints
    /// @param tool       the tool's name
    /// @param arguments  what it is to do
    /// @param bodies     classes, loaded before, whose `do_it$` are the code
    /// @param wantsValue whether its value is to be shown
    record UseTool(String shell, String cell, String tool, List<String> arguments, List<String> bodies,
            boolean wantsValue) implements CellTask {

        /// Keeps its own copies.
        public UseTool {
            arguments = List.copyOf(arguments);
            bodies = List.copyOf(bodies);
        }
    }

    /// Has a tool look at this JVM, on a thread of its own: it waits for no cell, and belongs to none.
    ///
    /// @param tool      the tool's name
    /// @param arguments what it is to do
    record Look(String tool, List<String> arguments) implements Task {

        /// Keeps its own copy.
        public Look {
            arguments = List.copyOf(arguments);
        }
    }

    /// Adds a jar or a folder to what cells can load.
    ///
    /// @param path the jar or folder
    record AddToClasspath(String path) implements Task {}

    /// A class as the compiler made it.
    ///
    /// @param name  its binary name
    /// @param bytes its class file
    @SuppressWarnings("ArrayRecordComponent") // nobody compares class files, and a copy of each would cost
    record ClassFile(String name, byte[] bytes) {}
}
