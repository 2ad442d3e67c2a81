package dev.heddle.kernel.internal.hints;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the compiler does not accept, and what is known of the place.
///
/// @param code    the compiler's name for the mistake
/// @param message what it says
/// @param cell    the text
/// @param start   where the mistake begins there
/// @param end     where it ends
/// @param names   what the author could have meant
public record Mistake(String code, String message, String cell, int start, int end, Names names) {

    /// The names that mean something at a place.
    public interface Names {

        /// Variables.
        ///
        /// @return their names
        Set<String> variables();

        /// Methods.
        ///
        /// @return their names
        Set<String> methods();

        /// Classes that need no import.
        ///
        /// @return their simple names
        Set<String> types();

        /// The methods and fields of a class.
        ///
        /// @param type its full name
        /// @return their names; none if the class is not known
        Set<String> membersOf(String type);

        /// Where a class is that needs an import.
        ///
        /// @param simpleName its name
        /// @return the full names of the classes that are called so, the likeliest first
        List<String> importable(String simpleName);

        /// Why a name means nothing that the notebook has seen declared.
        ///
        /// @param name the name
        /// @return why, and what to do; null if nobody has declared it
        @Nullable
        String absent(String name);
    }

    /// The line on which the mistake begins.
    String line() {
        int from = cell.lastIndexOf('\n', start - 1) + 1;
        int newline = cell.indexOf('\n', start);
        return cell.substring(from, newline < 0 ? cell.length() : newline);
    }

    /// What follows on that line from where the mistake begins.
    String rest() {
        return line().substring(Math.min(line().length(), start - cell.lastIndexOf('\n', start - 1) - 1));
    }

    /// The text that is wrong.
    String span() {
        return cell.substring(start, Math.max(start, end));
    }
}
