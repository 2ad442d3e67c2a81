package dev.heddle.cli;

import java.io.IOException;
import java.nio.file.FileSystemException;
import org.jspecify.annotations.Nullable;

/// The machine or the set-up failed. The message is for a person: a whole sentence that says what is wrong,
/// and one that says what to do next. It ends the command with [ExitCode#SETUP_FAILED].
final class SetupException extends RuntimeException {

    private static final long serialVersionUID = 1;

    SetupException(String problem, String nextStep) {
        this(problem, nextStep, null);
    }

    SetupException(String problem, String nextStep, @Nullable Throwable cause) {
        super(problem + "\n  Next: " + nextStep, cause);
    }

    /// What went wrong with a file, for a problem's brackets: often only the type of the failure says it.
    static String reason(IOException e) {
        String type = e.getClass().getSimpleName();
        boolean telling = e instanceof FileSystemException && !type.equals("FileSystemException");
        return telling ? type.replace("Exception", "") + ": " + e.getMessage() : String.valueOf(e.getMessage());
    }
}
