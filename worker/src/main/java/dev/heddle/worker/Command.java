package dev.heddle.worker;

import java.util.List;

/// What the kernel asks of the worker. Each is answered by exactly one [Report.Answer], in order.
public sealed interface Command {

    /// Makes classes known; they are defined when they are first needed.
    ///
    /// @param classes the classes of one snippet
    record Load(List<ClassFile> classes) implements Command {

        /// Keeps its own copy.
        public Load {
            classes = List.copyOf(classes);
        }
    }

    /// Runs a static method without parameters, and answers with the text of its value.
    ///
    /// @param cell       the cell that owns what it prints
    /// @param className  the class, loaded before
    /// @param methodName the method
    /// @param wantsValue whether its value is to be shown; if not, nobody asks the value for its text
    record Invoke(String cell, String className, String methodName, boolean wantsValue) implements Command {}

    /// Adds a jar or a folder to what cells can load.
    ///
    /// @param path the jar or folder
    record AddToClasspath(String path) implements Command {}

    /// Ends the worker, after the shutdown hooks of the learner's code.
    record Exit() implements Command {}

    /// A class as the compiler made it.
    ///
    /// @param name  its binary name
    /// @param bytes its class file
    @SuppressWarnings("ArrayRecordComponent") // nobody compares class files, and a copy of each would cost
    record ClassFile(String name, byte[] bytes) {}
}
