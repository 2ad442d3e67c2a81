package dev.heddle.kernel.magic;

/// What a magic takes beside its options.
///
/// @param value       what may stand there
/// @param least       how many there must be
/// @param most        how many there may be
/// @param description one sentence
public record Parameter(Value value, int least, int most, String description) {

    private static final int ANY = Integer.MAX_VALUE;

    /// One that must be there.
    ///
    /// @param value       what may stand there
    /// @param description one sentence
    /// @return the parameter
    public static Parameter one(Value value, String description) {
        return new Parameter(value, 1, 1, description);
    }

    /// One that may be left out.
    ///
    /// @param value       what may stand there
    /// @param description one sentence
    /// @return the parameter
    public static Parameter optional(Value value, String description) {
        return new Parameter(value, 0, 1, description);
    }

    /// One or more. Only a last parameter can be so.
    ///
    /// @param value       what may stand there
    /// @param description one sentence
    /// @return the parameter
    public static Parameter some(Value value, String description) {
        return new Parameter(value, 1, ANY, description);
    }

    /// Any number, none among them. Only a last parameter can be so.
    ///
    /// @param value       what may stand there
    /// @param description one sentence
    /// @return the parameter
    public static Parameter any(Value value, String description) {
        return new Parameter(value, 0, ANY, description);
    }

    /// How it stands in help, such as `[FILE...]`.
    String synopsis() {
        String text = value.label() + (most > 1 ? "..." : "");
        return least == 0 ? "[" + text + "]" : text;
    }
}
