package dev.heddle.worker.tool;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.CompilationMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a run costs: `%%time`. It tells `name=number` lines, in nanoseconds and bytes.
///
/// Threads that have ended are in no list of threads any more, so what all threads of the cell have used is taken from the
/// whole JVM: its processor time without that of the compiler.
public final class Meter implements Tool {

    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
    private final List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();
    private final @Nullable CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();

    /// What had been used at one moment.
    private record Reading(long clock, long cpu, long own, long allocated, long collecting, long compiling) {}

    @Override
    public @Nullable Object use(Work work) throws Throwable {
        Body body = work.bodies().getFirst();
        Reading before = read();
        try {
            return body.run();
        } finally {
            tell(work, before, read());
        }
    }

    private Reading read() {
        long collecting = 0;
        for (GarbageCollectorMXBean each : collectors) {
            collecting += Math.max(0, each.getCollectionTime());
        }
        long compiling = compiler == null ? 0 : compiler.getTotalCompilationTime();
        return new Reading(System.nanoTime(), system.getProcessCpuTime(), threads.getCurrentThreadCpuTime(),
                threads.getTotalThreadAllocatedBytes(), collecting * 1_000_000, compiling * 1_000_000);
    }

    private static void tell(Work work, Reading before, Reading after) {
        work.tell("wall=" + (after.clock - before.clock) + "\n");
        work.tell("cpu=" + (after.cpu - before.cpu) + "\n");
        work.tell("own=" + (after.own - before.own) + "\n");
        work.tell("allocated=" + (after.allocated - before.allocated) + "\n");
        work.tell("gc=" + (after.collecting - before.collecting) + "\n");
        work.tell("jit=" + (after.compiling - before.compiling) + "\n");
    }
}
