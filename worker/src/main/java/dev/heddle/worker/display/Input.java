package dev.heddle.worker.display;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// What a cell may want to be typed, and Java has no word for in a notebook. For plain lines there are `IO.readln`,
/// `Scanner` and `System.in` itself.
public final class Input {

    private Input() {}

    /// Asks for a password: what is typed is not seen, and the notebook does not keep it. It stands for
    /// `System.console().readPassword`, which needs a terminal.
    ///
    /// @param prompt what is shown before the input
    /// @return what was typed; null if there is no more input
    /// @throws IOException if nobody can be asked
    public static @Nullable String password(String prompt) throws IOException {
        if (System.in instanceof Questioner questioner) {
            return questioner.ask(prompt, /* password= */ true);
        }
        throw new IOException("System.in was replaced, so nobody can be asked for a password. "
                + "Run System.setIn with the stream that was there before.");
    }
}
