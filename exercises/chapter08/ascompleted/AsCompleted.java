package chapter08.ascompleted;

import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;

/// Results in the order in which they come.
final class AsCompleted {

    private AsCompleted() {}

    static <T> Iterator<T> asCompleted(Collection<? extends Callable<T>> tasks, ExecutorService executor) {
        return Collections.emptyIterator(); // TODO: one result for each task, in the order in which they end
    }
}
