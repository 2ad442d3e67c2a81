package dev.heddle.kernel.internal.protocol;

/// A message that is not one: broken JSON, a wrong signature, missing parts. It is reported and passed over.
public sealed class ProtocolException extends Exception permits OversizedException {

    private static final long serialVersionUID = 1;

    ProtocolException(String problem) {
        super(problem);
    }

    ProtocolException(String problem, Throwable cause) {
        super(problem, cause);
    }
}
