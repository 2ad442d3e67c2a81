package dev.heddle.kernel.magic;

import java.util.List;

/// Why a magic did not do what it was asked for, in words for the learner.
public final class MagicException extends Exception {

    private static final long serialVersionUID = 1;

    private final String kind;
    @SuppressWarnings("serial") // what List.copyOf makes is serializable
    private final List<String> advice;

    private MagicException(String kind, String sentence, List<String> advice) {
        super(sentence);
        this.kind = kind;
        this.advice = List.copyOf(advice);
    }

    /// It could not be done.
    ///
    /// @param sentence what happened
    /// @param advice   what to do, a sentence each
    public MagicException(String sentence, String... advice) {
        this("MagicError", sentence, List.of(advice));
    }

    /// It was called in a way that it does not know.
    ///
    /// @param sentence what is wrong
    /// @param advice   what to do, a sentence each
    /// @return the exception
    public static MagicException usage(String sentence, String... advice) {
        return new MagicException("UsageError", sentence, List.of(advice));
    }

    /// Somebody interrupted the cell.
    ///
    /// @param sentence what was interrupted
    /// @return the exception
    public static MagicException interrupted(String sentence) {
        return new MagicException("Interrupted", sentence, List.of());
    }

    /// The same, with the line of the cell before it.
    ///
    /// @param line the line, from 1
    /// @return the exception
    public MagicException atLine(int line) {
        return new MagicException(kind, "line " + line + ": " + getMessage(), advice);
    }

    /// What kind of error a front end shows.
    ///
    /// @return `UsageError`, `Interrupted` or `MagicError`
    public String kind() {
        return kind;
    }

    /// What to do about it.
    ///
    /// @return a sentence each
    public List<String> advice() {
        return advice;
    }
}
