package dev.heddle.worker.tool;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.CompilationMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// What a cell has used at a moment.
///
/// Threads that have ended are in no list any more. So what the threads of a cell have computed is taken from the whole
/// process: less what the JVM's own threads have, and less what the threads of others have. The same for what they have
/// allocated.
final class Gauges {

    private static final String OURS = "heddle-";
    private static final String CARRIERS = "CarrierThreads";
    private static final long SOON = TimeUnit.MICROSECONDS.toNanos(50);
    private static final int TRIES = 5;

    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
    private final List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();
    private final @Nullable CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
    private final @Nullable CpuClock clock = CpuClock.open();
    private final @Nullable JvmThreads jvm = clock == null ? null : new JvmThreads(clock);

    /// A thread of others, and what it had used.
    private record Stranger(long cpu, long allocated) {}

    /// What had been used since the JVM began. All times are nanoseconds.
    ///
    /// @param clock     the time
    /// @param process   computed by the process
    /// @param jvm       computed by the JVM's own threads
    /// @param compiling computed by its compilers
    /// @param own       computed by this thread
    /// @param allocated by all threads
    /// @param collected the time that the collector took
    /// @param strangers what the threads of others had used
    /// @param machine   what the processors had done
    record Reading(long clock, long process, long jvm, long compiling, long own, long allocated, long collected,
            Map<Long, Stranger> strangers, Processors.Reading machine) {

        private Reading at(long time) {
            return new Reading(time, process, jvm, compiling, own, allocated, collected, strangers, machine);
        }
    }

    /// What has been used between two readings.
    ///
    /// @param own    computed by the thread that asked
    /// @param others how many processors others kept busy
    /// @param free   how many processors had nothing to do
    /// @param stolen how many processors were taken away by other machines
    record Use(long wall, long cpu, long own, long allocated, long collected, long compiled, double others,
            double free, double stolen) {

        String told() {
            return "wall=" + wall + "\ncpu=" + cpu + "\nown=" + own + "\nallocated=" + allocated + "\ngc=" + collected
                    + "\njit=" + compiled + "\nothers=" + others + "\nfree=" + free + "\nstolen=" + stolen + "\n";
        }
    }

    /// What the process has computed, and its JVM, at one moment.
    ///
    /// @param readings what of it this reading has, by the way
    private record Computed(long process, JvmThreads.Used jvm, long readings) {}

    /// While one number is read, the compiler may go on and change the other. Then they are read again.
    private Computed computed() {
        long start = threads.getCurrentThreadCpuTime();
        long own = start;
        long process = process();
        JvmThreads.Used used = used();
        for (int i = 1; i < TRIES; i++) {
            long nextOwn = threads.getCurrentThreadCpuTime();
            long next = process();
            boolean quiet = next - process - (nextOwn - own) < SOON;
            if (quiet) {
                break;
            }
            own = nextOwn;
            process = next;
            used = used();
        }
        return new Computed(process, used, own - start);
    }

    /// The first reading: what it does itself comes before what it reads.
    Reading before(Work work) {
        Processors.Reading machine = Processors.read();
        Map<Long, Stranger> strangers = strangers(work);
        long collected = collected();
        Computed computed = computed();
        JvmThreads.Used used = computed.jvm;
        return new Reading(0, computed.process, used.all(), used.compilers(), threads.getCurrentThreadCpuTime(),
                threads.getTotalThreadAllocatedBytes(), collected, strangers, machine).at(System.nanoTime());
    }

    /// What has been used since a reading.
    Use since(Reading before, Work work) {
        long now = System.nanoTime();
        long own = threads.getCurrentThreadCpuTime() - before.own;
        long allocated = threads.getTotalThreadAllocatedBytes() - before.allocated;
        Computed computed = computed();
        JvmThreads.Used used = computed.jvm;
        Stranger others = new Stranger(0, 0);
        for (Map.Entry<Long, Stranger> each : strangers(work).entrySet()) {
            Stranger earlier = before.strangers.getOrDefault(each.getKey(), new Stranger(0, 0));
            others = new Stranger(others.cpu + each.getValue().cpu - earlier.cpu,
                    others.allocated + each.getValue().allocated - earlier.allocated);
        }
        long wall = now - before.clock;
        long cpu = computed.process - computed.readings - before.process - (used.all() - before.jvm) - others.cpu;
        Processors.Reading machine = Processors.read();
        long since = System.nanoTime() - before.clock;
        return new Use(wall, Math.max(own, cpu), own, Math.max(0, allocated - others.allocated),
                collected() - before.collected, used.compilers() - before.compiling,
                machine.others(before.machine, since), machine.free(before.machine, since),
                machine.stolen(before.machine, since));
    }

    /// What the compilers have computed so far.
    long compiled() {
        return used().compilers();
    }

    /// What the collector has taken so far.
    long collected() {
        long millis = 0;
        for (GarbageCollectorMXBean each : collectors) {
            millis += Math.max(0, each.getCollectionTime());
        }
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }

    private long process() {
        return clock == null ? system.getProcessCpuTime() : clock.ofProcess();
    }

    private JvmThreads.Used used() {
        if (jvm != null) {
            return jvm.used();
        }
        long compiling =
                compiler == null ? 0 : TimeUnit.MILLISECONDS.toNanos(compiler.getTotalCompilationTime());
        return new JvmThreads.Used(compiling, compiling);
    }

    /// The threads that do not work for the cell: those of other cells, and Heddle's own. What carries virtual threads, and
    /// the threads of pools, work for the cell that runs.
    private Map<Long, Stranger> strangers(Work work) {
        List<Long> ids = new ArrayList<>();
        for (Thread each : all()) {
            if (each != null && isStranger(each, work)) {
                ids.add(each.threadId());
            }
        }
        long[] asked = ids.stream().mapToLong(each -> each).toArray();
        long[] cpu = threads.getThreadCpuTime(asked);
        long[] allocated = threads.getThreadAllocatedBytes(asked);
        Map<Long, Stranger> strangers = new HashMap<>();
        for (int i = 0; i < asked.length; i++) {
            if (cpu[i] >= 0) {
                strangers.put(asked[i], new Stranger(cpu[i], Math.max(0, allocated[i])));
            }
        }
        return strangers;
    }

    private static boolean isStranger(Thread thread, Work work) {
        if (thread.equals(Thread.currentThread()) || thread instanceof ForkJoinWorkerThread) {
            return false;
        }
        ThreadGroup group = thread.getThreadGroup();
        if (group == null || group.getName().equals(CARRIERS)) {
            return false;
        }
        String cell = work.cellOf(thread);
        return cell == null
                ? thread.getName().startsWith(OURS) || group.getParent() == null
                : !cell.equals(work.cell());
    }

    private static Thread[] all() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        Thread[] found = new Thread[group.activeCount() + 16];
        while (group.enumerate(found) == found.length) {
            found = new Thread[2 * found.length];
        }
        return found;
    }
}
