package dev.heddle.kernel.internal.protocol;

import java.util.List;

/// Carries frames between the kernel and its front ends.
public interface Transport extends AutoCloseable {

    /// Gets what comes in.
    interface Receiver {

        /// Takes one message; called by one thread at a time, and must not block.
        ///
        /// @param channel where it came in
        /// @param frames  its frames
        void receive(Channel channel, List<byte[]> frames);
    }

    /// Starts to receive.
    ///
    /// @param receiver gets what comes in
    void start(Receiver receiver);

    /// Sends a message; any thread may. Messages of one thread arrive in their order.
    ///
    /// @param channel where it goes out
    /// @param frames  its frames
    void send(Channel channel, List<byte[]> frames);

    /// Sends what is still waiting, for at most a second, then stops.
    @Override
    void close();
}
