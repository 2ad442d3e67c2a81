// Fails: no thread is left when a call has thrown: The scenario is over, but a thread is left
package chapter09.orderedmap;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

final class OrderedMap {

    private OrderedMap() {}

    static <A, B> List<B> map(List<A> in, Function<A, B> f, int workers) {
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        List<CompletableFuture<B>> futures = in.stream()
                .map(item -> CompletableFuture.supplyAsync(() -> f.apply(item), pool))
                .toList();
        List<B> results = futures.stream().map(CompletableFuture::join).toList();
        pool.close();
        return results;
    }
}
