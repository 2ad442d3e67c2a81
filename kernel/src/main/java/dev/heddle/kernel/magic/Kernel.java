package dev.heddle.kernel.magic;

import dev.heddle.kernel.comms.Comms;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// What a magic may do. All of it happens in the name of the cell that called the magic.
public interface Kernel {

    /// Prints as the cell's `System.out`.
    ///
    /// @param text as it is; a line ends with a newline
    void print(String text);

    /// Prints as the cell's `System.err`.
    ///
    /// @param text as it is; a line ends with a newline
    void printError(String text);

    /// Shows something rich below the cell.
    ///
    /// @param bundle its forms, by their MIME types; `text/plain` should be among them
    /// @return a name for [#update]
    String display(Map<String, String> bundle);

    /// Shows something else in the place of an earlier display, also when the cell has ended.
    ///
    /// @param id     what [#display] has returned
    /// @param bundle its new forms
    void update(String id, Map<String, String> bundle);

    /// Puts code into the notebook for its user to go on with. Front ends that have no cells may not show it.
    ///
    /// @param code    the code
    /// @param replace whether it takes the place of this cell's code; otherwise it gets a cell of its own, below
    void offer(String code, boolean replace);

    /// Channels to objects of the front end, such as widgets.
    ///
    /// @return the comms of this notebook
    Comms comms();

    /// Where things are kept that a user should find again.
    ///
    /// @return a folder, which may have to be made; null if nothing is to be kept
    @Nullable
    Path folder();

    /// What people call a cell, such as `Cell[3]`.
    ///
    /// @param cell the id by which tools know it
    /// @return null if it is not known
    @Nullable
    String label(String cell);

    /// Runs code as a part of the cell: Java, which may hold magics.
    ///
    /// @param code the code, with the line on which it stands
    /// @return what it has come to; an error is not thrown
    Ran run(Code code);

    /// Has a tool work as a part of the cell, in the JVM of the cells. If it is given code that does not compile, nothing of
    /// it runs.
    ///
    /// @param use what it is to do
    /// @return what it has come to; an error is not thrown
    Ran use(Use use);

    /// Has a tool look at the JVM of the cells, also while cells run there or hang, and from a thread of your own.
    ///
    /// @param use what it is to do, without code
    /// @return what it has told
    /// @throws Exception if it could not
    String look(Use use) throws Exception;

    /// Makes the result of a part the result of the cell: its value is shown, or its error.
    ///
    /// @param part what was run
    void show(Ran part);

    /// The variables that cells have declared.
    ///
    /// @return the variables, in the order of their declaration
    List<Variable> variables();

    /// Forgets all that cells have declared, and all values.
    ///
    /// @throws Exception if no new JVM comes up
    void reset() throws Exception;

    /// Adds jars and folders to what cells can import.
    ///
    /// @param entries the jars and folders; those that are there already are passed over
    /// @return those that are new
    /// @throws Exception if the JVM of the cells does not take them
    List<Path> addToClassPath(List<Path> entries) throws Exception;

    /// What was added for cells to import.
    ///
    /// @return jars and folders
    List<Path> classPath();

    /// The process id of the JVM of the cells.
    ///
    /// @return the id
    /// @throws Exception if there is none and none comes up
    long pid() throws Exception;

    /// The options with which the JVM of the cells was started.
    ///
    /// @return the options that were asked for
    List<String> jvmOptions();

    /// Starts the JVM of the cells anew. Methods and classes are declared again; values are gone.
    ///
    /// @param options options for `java`
    /// @throws Exception if it does not come up with them; then it runs with those from before
    void restart(List<String> options) throws Exception;

    /// The environment of children, and of the JVM of the cells when it is started the next time.
    ///
    /// @return the variables, by their names
    Map<String, String> environment();

    /// Sets a variable of that environment.
    ///
    /// @param name  its name
    /// @param value null to remove it
    void setEnvironment(String name, @Nullable String value);

    /// The cells of this session before this one.
    ///
    /// @return the cells, in their order
    List<PastCell> history();

    /// All magics that there are.
    ///
    /// @return how each is called, by name
    List<Usage> magics();

    /// Does something that may take long, so that an interrupt of the cell ends it: by an interrupt of its thread.
    ///
    /// @param work what to do
    /// @param <T>  what comes of it
    /// @return its result
    /// @throws MagicException if the cell was interrupted
    /// @throws Exception      what the work throws
    <T extends @Nullable Object> T interruptibly(Callable<T> work) throws Exception;
}
