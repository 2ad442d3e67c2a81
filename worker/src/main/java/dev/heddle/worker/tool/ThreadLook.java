package dev.heddle.worker.tool;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.LockInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tells what all threads do at this moment: `%threads`, `%deadlock`. A line for each, with what [#tell] writes.
public final class ThreadLook implements Tool {

    private static final int MOST_FRAMES = 200;
    private static final int MOST_CELL_FRAMES = 8;
    private static final Pattern CELL_LINE = Pattern.compile("\\((Cell\\[[0-9]+\\]:[0-9]+)\\)");
    private static final List<String> IDLE = List.of("java.util.concurrent.ThreadPoolExecutor.getTask(",
            "java.util.concurrent.ForkJoinPool.awaitWork(");

    private final ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

    @Override
    public @Nullable Object use(Work work) throws IOException {
        List<VirtualThreads.Seen> virtual = VirtualThreads.all();
        Map<Long, Thread> platform = new HashMap<>();
        CellThreads.all().forEach(each -> platform.put(each.threadId(), each));
        long[] ids = platform.keySet().stream().mapToLong(each -> each).toArray();
        long[] cpu = threads.getThreadCpuTime(ids);
        ThreadInfo[] infos = threads.getThreadInfo(ids, true, true, MOST_FRAMES);
        for (int i = 0; i < ids.length; i++) {
            Thread thread = platform.get(ids[i]);
            if (infos[i] != null && thread != null) {
                tell(work, thread, infos[i], cpu[i]);
            }
        }
        virtual.forEach(each -> tell(work, each));
        return null;
    }

    private static void tell(Work work, Thread thread, ThreadInfo info, long cpu) {
        List<String> stack = Arrays.stream(info.getStackTrace()).map(StackTraceElement::toString).toList();
        String cell = work.cellOf(thread);
        String whose = cell != null ? "cell" : work.classes().equals(thread.getContextClassLoader()) ? "shell" : "jvm";
        String held = String.join("\n", Stream.<LockInfo>concat(Arrays.stream(info.getLockedMonitors()),
                Arrays.stream(info.getLockedSynchronizers())).map(LockInfo::toString).toList());
        work.tell(Told.line(info.getThreadId(), info.getThreadName(), "platform", thread.isDaemon(), whose, cell,
                info.getThreadState(), Objects.toString(info.getLockInfo(), ""), info.getLockOwnerId(), cpu, held,
                isIdle(stack), cellLines(stack)));
    }

    private static void tell(Work work, VirtualThreads.Seen seen) {
        work.tell(Told.line(seen.id(), seen.name(), "virtual", true, "cell", null, seen.state(), seen.lock(), -1, -1,
                String.join("\n", seen.held()), isIdle(seen.stack()), cellLines(seen.stack())));
    }

    /// Whether it is a pool's thread without work.
    private static boolean isIdle(List<String> stack) {
        return stack.stream().anyMatch(frame -> IDLE.stream().anyMatch(frame::contains));
    }

    /// Where it is in code of cells, from the inside out.
    private static String cellLines(List<String> stack) {
        return String.join("\n", stack.stream()
                .map(CELL_LINE::matcher)
                .filter(Matcher::find)
                .map(each -> each.group(1))
                .limit(MOST_CELL_FRAMES)
                .toList());
    }
}
