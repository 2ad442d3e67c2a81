// Fails: nobody is left who will let it go on
package chapter14.page;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;

/// What is known about a user, of two sources.
record Page(String user, List<String> orders) {

    static Page load(Callable<String> user, Callable<List<String>> orders)
            throws InterruptedException, ExecutionException {
        try {
            return new Page(user.call(), orders.call());
        } catch (InterruptedException e) {
            throw e;
        } catch (Throwable e) {
            throw new ExecutionException(e);
        }
    }
}
