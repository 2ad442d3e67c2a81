// Fails: nobody is left who will let it go on
package chapter14.fastest;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;

/// The first good answer of several.
final class Fastest {

    private Fastest() {}

    static <T> T fastest(List<? extends Callable<T>> calls) throws InterruptedException, ExecutionException {
        if (calls.isEmpty()) {
            throw new IllegalArgumentException("nothing to call");
        }
        Exception last = null;
        for (Callable<T> each : calls) {
            try {
                return each.call();
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                last = e;
            }
        }
        throw new ExecutionException(last);
    }
}
