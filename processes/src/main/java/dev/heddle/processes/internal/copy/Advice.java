package dev.heddle.processes.internal.copy;

import java.io.Closeable;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.StampedLock;
import java.util.stream.BaseStream;

/// What to do instead of copying what has no copy.
final class Advice {

    private Advice() {}

    static String on(Object object) {
        return switch (object) {
            case Lock _,ReadWriteLock _,StampedLock _ -> "use SharedLock";
            case Condition _ -> "use a condition of a SharedLock";
            case Semaphore _ -> "use SharedSemaphore";
            case CountDownLatch _ -> "use SharedEvent";
            case CyclicBarrier _,Phaser _ -> "use SharedBarrier";
            case Thread _ -> "start the thread in the child";
            case Executor _ -> "make the executor in the child, or use ProcessPool";
            case Future<?> _ -> "wait for its value, and capture that";
            case ThreadLocal<?> _ -> "capture its value";
            case BaseStream<?, ?> _ -> "collect it into a list first";
            case Iterator<?> _ -> "capture what it goes over";
            case Collection<?> _,Map<?, ?> _ -> "it is a view: copy it first, with new ArrayList<>(…) or the like";
            case Closeable _ -> "open it in the child";
            default -> onType(object.getClass());
        };
    }

    private static String onType(Class<?> type) {
        if (type.isHidden()) {
            return "cast the lambda to its interface and java.io.Serializable";
        }
        return type.getClassLoader() == null
                ? "make it in the child"
                : "let class " + type.getSimpleName() + " implement java.io.Serializable";
    }
}
