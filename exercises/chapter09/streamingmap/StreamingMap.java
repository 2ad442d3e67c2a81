package chapter09.streamingmap;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;

/// Calls a function on a pool, and hands out each result in its turn as soon as it is there.
final class StreamingMap {

    private StreamingMap() {}

    static <A, B> Iterator<B> lazyMap(List<A> in, Function<A, B> f, ExecutorService ex) {
        return in.stream().map(f).toList().iterator(); // TODO: do not wait here; let the pool do the calls
    }
}
