import dev.heddle.schedules.Options;
import dev.heddle.schedules.Question;
import dev.heddle.schedules.Scenario;
import dev.heddle.schedules.Schedules;
import dev.heddle.schedules.Verdict;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// How long a check takes and how many mistakes it finds: under control, or by running the program often. Prints one line
/// of JSON.
///
///     Checks ours|stress [--quick]
final class Checks {

    /// How often a stress check runs a program.
    private static final int RUNS = 1_000;

    private static final long HANGS_MILLIS = 300;

    private Checks() {}

    static final class Account {

        int balance = 100;
    }

    static final class Lazy {

        private Account account;

        Account get() {
            if (account == null) {
                synchronized (this) {
                    if (account == null) {
                        account = new Account();
                    }
                }
            }
            return account;
        }
    }

    /// One mistake each. The boolean says whether the threads are real.
    private static final List<Map.Entry<Scenario, Scenario>> MISTAKES = List.of(
            Map.entry(() -> lostUpdate(false), () -> lostUpdate(true)),
            Map.entry(() -> overdrawn(false), () -> overdrawn(true)),
            Map.entry(() -> lockOrder(false), () -> lockOrder(true)),
            Map.entry(() -> compound(false), () -> compound(true)),
            Map.entry(() -> doubleCheck(false), () -> doubleCheck(true)),
            Map.entry(() -> fourthIn(false), () -> fourthIn(true)),
            Map.entry(() -> missedSignal(false), () -> missedSignal(true)));

    private static void lostUpdate(boolean real) throws Throwable {
        var account = new Account();
        par(real, () -> account.balance++, () -> account.balance++);
        check(account.balance == 102);
    }

    private static void overdrawn(boolean real) throws Throwable {
        var account = new Account();
        Scenario withdraw = () -> {
            if (account.balance >= 80) {
                account.balance -= 80;
            }
        };
        par(real, withdraw, withdraw);
        check(account.balance >= 0);
    }

    private static void lockOrder(boolean real) throws Throwable {
        Object one = new Object();
        Object other = new Object();
        par(real, () -> both(one, other), () -> both(other, one));
    }

    private static void both(Object first, Object second) {
        synchronized (first) {
            synchronized (second) {
                first.hashCode();
            }
        }
    }

    private static void compound(boolean real) throws Throwable {
        Map<String, Integer> words = new ConcurrentHashMap<>();
        Scenario add = () -> words.put("a", words.getOrDefault("a", 0) + 1);
        par(real, add, add);
        check(words.get("a") == 2);
    }

    private static void doubleCheck(boolean real) throws Throwable {
        var lazy = new Lazy();
        par(real, () -> check(lazy.get().balance == 100), () -> check(lazy.get().balance == 100));
    }

    private static void fourthIn(boolean real) throws Throwable {
        var in = new AtomicInteger();
        Scenario enter = () -> {
            if (in.get() < 1) {
                check(in.incrementAndGet() <= 1);
                in.decrementAndGet();
            }
        };
        par(real, enter, enter);
    }

    private static void missedSignal(boolean real) throws Throwable {
        Object event = new Object();
        par(real, () -> {
            synchronized (event) {
                event.wait();
            }
        }, () -> {
            synchronized (event) {
                event.notifyAll();
            }
        });
    }

    private static void check(boolean holds) {
        if (!holds) {
            throw new AssertionError("wrong");
        }
    }

    private static void par(boolean real, Scenario one, Scenario other) throws Throwable {
        if (!real) {
            Schedules.together(one, other);
            return;
        }
        var failure = new AtomicReference<Throwable>();
        Thread[] threads = {thread(one, failure), thread(other, failure)};
        for (Thread thread : threads) {
            thread.join(HANGS_MILLIS);
            check(!thread.isAlive());
        }
        if (failure.get() != null) {
            throw failure.get();
        }
    }

    private static Thread thread(Scenario body, AtomicReference<Throwable> failure) {
        return Thread.ofPlatform().daemon().start(() -> {
            try {
                body.run();
            } catch (Throwable e) {
                failure.set(e);
            }
        });
    }

    public static void main(String[] arguments) throws Exception {
        boolean ours = arguments[0].equals("ours");
        int times = arguments.length > 1 ? 3 : 9;
        found(ours, 0);
        double start = System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
        double[] checks = new double[MISTAKES.size() * times];
        int found = 0;
        for (int round = 0; round < times; round++) {
            found = 0;
            for (int i = 0; i < MISTAKES.size(); i++) {
                long began = System.nanoTime();
                found += found(ours, i) ? 1 : 0;
                checks[round * MISTAKES.size() + i] = (System.nanoTime() - began) / 1e6;
            }
        }
        System.out.printf(Locale.ROOT, "{\"values\": {\"start\": %.1f, \"check\": %.2f, \"found\": %d, \"counter\": %.2f},"
                + " \"unsupported\": [], \"failed\": {}}%n", start, median(checks), found, counter(ours, times));
    }

    private static boolean found(boolean ours, int mistake) throws Exception {
        if (ours) {
            return Schedules.of(MISTAKES.get(mistake).getKey()).check() instanceof Verdict.Failed;
        }
        for (int i = 0; i < RUNS; i++) {
            try {
                MISTAKES.get(mistake).getValue().run();
            } catch (Throwable e) {
                return true;
            }
        }
        return false;
    }

    /// Two threads with five reads and writes each have 252 schedules.
    private static double counter(boolean ours, int times) throws Exception {
        Question<Integer> question = () -> count(false);
        double[] found = new double[times * 2];
        for (int i = 0; i < found.length; i++) {
            long began = System.nanoTime();
            if (ours) {
                long schedules = Schedules.outcomes(question, Options.DEFAULT).schedules();
                if (schedules != 252) {
                    throw new IllegalStateException("there are " + schedules + " schedules");
                }
            } else {
                for (int run = 0; run < 252; run++) {
                    try {
                        count(true);
                    } catch (Throwable e) {
                        throw new IllegalStateException(e);
                    }
                }
            }
            found[i] = (System.nanoTime() - began) / 1e6;
        }
        return median(Arrays.copyOfRange(found, times, found.length));
    }

    private static int count(boolean real) throws Throwable {
        var account = new Account();
        int[] last = new int[2];
        par(real, () -> last[0] = add(account), () -> last[1] = add(account));
        return account.balance;
    }

    private static int add(Account account) {
        account.balance++;
        account.balance++;
        return account.balance;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
