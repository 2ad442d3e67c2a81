package chapter07.donefuture;

import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/// A value that comes later, and tells when it has come.
final class DoneFuture<T> {

    // TODO: what does a future have to remember?

    void complete(T value) {
        // TODO: end with a value
    }

    void fail(Throwable failure) {
        // TODO: end with a failure
    }

    void addDoneCallback(Consumer<DoneFuture<T>> callback) {
        // TODO: call it now, or when it is time
    }

    T result() throws InterruptedException, ExecutionException {
        return null; // TODO: wait until it is known
    }
}
