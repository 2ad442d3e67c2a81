package dev.heddle.kernel.internal.assist;

import dev.heddle.kernel.internal.assist.Candidate.Kind;
import java.util.Comparator;
import java.util.Set;

/// Which of several names is meant most likely. Those of one rank stay in their order.
final class Ranking {

    private static final Set<String> OF_EVERY_OBJECT =
            Set.of("equals", "hashCode", "toString", "getClass", "notify", "notifyAll", "wait", "clone", "finalize");

    /// What cells of learners are full of.
    private static final Set<String> COMMON = Set.of("String", "System", "Math", "Integer", "Long", "Double", "Boolean",
            "Character", "Object", "StringBuilder", "Thread", "Runnable", "Exception", "RuntimeException", "Iterable",
            "List", "ArrayList", "LinkedList", "Map", "HashMap", "TreeMap", "Set", "HashSet", "TreeSet", "Arrays",
            "Collections", "Collection", "Optional", "Random", "Scanner", "Queue", "Deque", "ArrayDeque", "Objects",
            "Iterator", "Comparator", "Stream", "IntStream", "Collectors", "Function", "Supplier", "Consumer",
            "Predicate", "BiFunction", "UnaryOperator", "Executors", "ExecutorService", "Callable", "Future",
            "CompletableFuture", "CountDownLatch", "CyclicBarrier", "Semaphore", "TimeUnit", "ConcurrentHashMap",
            "BlockingQueue", "ArrayBlockingQueue", "LinkedBlockingQueue", "AtomicInteger", "AtomicLong",
            "AtomicReference", "Lock", "ReentrantLock", "ReentrantReadWriteLock", "Condition", "InterruptedException",
            "IOException", "File", "Files", "Path", "Duration", "Instant", "LocalDate", "LocalDateTime", "BigInteger",
            "BigDecimal", "IO", "ThreadLocal");

    private static final int MEMBER = 1;
    private static final int CLASS = 2;

    private Ranking() {}

    static Comparator<Candidate> byLikeliness() {
        return Comparator.comparingInt(Ranking::rank).thenComparing(Ranking::amongClasses);
    }

    /// The author's own names come first, then what a class has itself, then what every object has.
    private static int rank(Candidate candidate) {
        boolean own = candidate.owner().isEmpty() || candidate.isOfCell();
        if (candidate.extra().expected()) {
            return own ? -2 : -1;
        }
        return switch (candidate.kind()) {
            case KEYWORD, PACKAGE -> 4;
            case METHOD -> OF_EVERY_OBJECT.contains(candidate.name()) ? 5 : own ? 0 : MEMBER;
            case VARIABLE -> own ? 0 : candidate.extra().before().contains("static") ? CLASS : MEMBER;
            case CLASS -> own ? 0 : rankOfClass(candidate.name());
        };
    }

    private static int rankOfClass(String name) {
        if (COMMON.contains(name)) {
            return CLASS;
        }
        return name.endsWith("Exception") || name.endsWith("Error") ? 6 : 3;
    }

    private static int amongClasses(Candidate one, Candidate other) {
        boolean classes = one.kind() == Kind.CLASS && other.kind() == Kind.CLASS;
        return classes && !one.isOfCell() ? Integer.compare(one.name().length(), other.name().length()) : 0;
    }
}
