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

        /// From now on somebody hears what is published. Called as [#receive] is.
        ///
        /// @param topic what the first frame of that begins with
        default void subscribed(byte[] topic) {}
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

    /// Waits while those who listen on a channel are far behind. Who sends much asks before each message; so nothing is
    /// lost, and memory stays bounded. It waits for nobody who has stopped to read.
    ///
    /// @param channel where it is going to send
    /// @throws InterruptedException if interrupted meanwhile
    default void awaitRoom(Channel channel) throws InterruptedException {}

    /// Sends what is still waiting, for at most a second, then stops.
    @Override
    void close();
}
