// Fails: two threads wait for the result, in every order: Deadlock
package chapter07.donefuture;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

final class DoneFuture<T> {

    private final Object lock = new Object();

    // guarded by lock
    private final List<Consumer<DoneFuture<T>>> waiting = new ArrayList<>();
    private boolean done;
    private T value;
    private Throwable failure;

    void complete(T value) {
        end(value, null);
    }

    void fail(Throwable failure) {
        end(null, failure);
    }

    private void end(T value, Throwable failure) {
        List<Consumer<DoneFuture<T>>> callbacks;
        synchronized (lock) {
            if (done) {
                return;
            }
            this.value = value;
            this.failure = failure;
            done = true;
            callbacks = List.copyOf(waiting);
            waiting.clear();
            lock.notify();
        }
        callbacks.forEach(this::call);
    }

    void addDoneCallback(Consumer<DoneFuture<T>> callback) {
        synchronized (lock) {
            if (!done) {
                waiting.add(callback);
                return;
            }
        }
        call(callback);
    }

    private void call(Consumer<DoneFuture<T>> callback) {
        try {
            callback.accept(this);
        } catch (RuntimeException e) {
            return;
        }
    }

    T result() throws InterruptedException, ExecutionException {
        synchronized (lock) {
            while (!done) {
                lock.wait();
            }
            if (failure != null) {
                throw new ExecutionException(failure);
            }
            return value;
        }
    }
}
