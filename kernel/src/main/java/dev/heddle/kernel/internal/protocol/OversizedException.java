package dev.heddle.kernel.internal.protocol;

/// A message is larger than this JVM can handle. Who has sent it is known, so it can be answered.
public final class OversizedException extends ProtocolException {

    private static final long serialVersionUID = 1;

    private final transient Message message;

    OversizedException(Message message, long bytes) {
        super("a message of " + (bytes >> 20) + " MB is too large");
        this.message = message;
    }

    /// The message, without its content.
    ///
    /// @return it
    public Message message() {
        return message;
    }
}
