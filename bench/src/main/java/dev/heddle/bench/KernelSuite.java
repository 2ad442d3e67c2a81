package dev.heddle.bench;

import dev.heddle.bench.JavaKernels.Installed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Heddle's kernel beside Python's and beside the other Java kernels.
///
/// @param python   the Python that drives them, and whose ipykernel is the peer
/// @param driver   `kernel.py`
/// @param work     a folder for what the kernels write
/// @param javaHome the JDK of the plain `java`
/// @param quick    fewer cells
record KernelSuite(String python, Path driver, Path work, Path javaHome, boolean quick) {

    static final String NAME = "kernel";
    static final String IPYKERNEL = "ipykernel";

    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration SESSION_LIMIT = Duration.ofMinutes(10);
    private static final Duration LOOP_LIMIT = Duration.ofMinutes(5);

    private static final Measure START = Measure.less("start", "start to first result", "ms");

    private static final List<Measure> SESSION = List.of(
            Measure.less("warm", "1+1 when warm", "ms").target(new Target.Ratio(0.5)),
            Measure.less("cpu", "processor time a cell", "ms"),
            Measure.less("method", "declare a method", "ms"),
            Measure.less("class", "declare a class", "ms"),
            Measure.less("stream", "a stream to a list", "ms"),
            Measure.less("declarations", "one cell of 200 methods", "s").target(new Target.Below(0.5)),
            Measure.less("complete", "complete", "ms").target(new Target.Ratio(1.0 / 3)),
            Measure.less("inspect", "inspect", "ms").target(new Target.Ratio(1.0 / 3)),
            Measure.less("complete_busy", "complete while a cell runs", "ms"),
            Measure.less("inspect_busy", "inspect while a cell runs", "ms"),
            Measure.less("heartbeat", "heartbeat", "ms").target(new Target.Below(1)),
            Measure.less("memory", "memory after 100 cells (PSS)", "MB").target(new Target.Below(300)),
            Measure.less("rss", "the same, RSS", "MB"),
            Measure.less("lines", "100 000 lines printed", "s").target(new Target.Ratio(1)),
            Measure.less("lost", "lines lost, worst round", "lines").worst().target(new Target.Zero()),
            Measure.less("messages", "messages for them", "messages"));

    private static final Measure HUNG =
            Measure.less("hung", "starts that hung, worst round", "starts").worst().target(new Target.Zero());

    private static final Measure LOOP = Measure.less("loop", "a hot loop", "ms").target(new Target.Ratio(0.97));

    /// A kernel by its name.
    ///
    /// @param title  whom the reader sees
    /// @param folder the folder that holds the folder of its kernelspec; null for the ipykernel of the driver's Python
    record Kernel(String title, String name, @Nullable String folder) {

        static Kernel ipykernel(String version) {
            return new Kernel(IPYKERNEL + " " + version, IPYKERNEL, null);
        }

        static Kernel of(JavaKernels kernel, Installed installed) {
            return new Kernel(kernel.title(), installed.name(), installed.folder());
        }
    }

    Suite suite(Kernel ours, Kernel python, List<Installed> installed) {
        List<Peer> starting = new ArrayList<>();
        List<Peer> working = new ArrayList<>();
        List<Peer> startingAgain = new ArrayList<>();
        starting.add(Peer.present(start(python), List.of(START.target(new Target.Ratio(0.5)))));
        working.add(Peer.present(session(python), SESSION));
        startingAgain.add(Peer.present(starts(python), List.of(HUNG)));
        for (JavaKernels java : JavaKernels.values()) {
            List<Measure> start = List.of(START.target(new Target.Ratio(2.5)));
            java.in(installed).map(found -> Kernel.of(java, found)).ifPresentOrElse(kernel -> {
                starting.add(Peer.present(start(kernel), start));
                working.add(Peer.present(session(kernel), betterThanAJavaKernel()));
                startingAgain.add(Peer.present(starts(kernel), List.of(HUNG)));
            }, () -> starting.add(Peer.missing(java.title(), start)));
        }
        return new Suite(NAME, List.of(new Match("the start", start(ours), starting),
                new Match("a session", session(ours), working),
                new Match("one start after the other", starts(ours), startingAgain),
                new Match("a hot loop", contender(ours, "loop", LOOP_LIMIT),
                        List.of(Peer.present(plainJava(), List.of(LOOP))))));
    }

    /// Among Java kernels the only target is to be the best.
    private static List<Measure> betterThanAJavaKernel() {
        return SESSION.stream().map(measure -> measure.target(new Target.Ratio(1))).toList();
    }

    private Contender start(Kernel kernel) {
        return contender(kernel, "start", START_LIMIT);
    }

    private Contender starts(Kernel kernel) {
        return contender(kernel, "starts", SESSION_LIMIT);
    }

    private Contender session(Kernel kernel) {
        return contender(kernel, "session", SESSION_LIMIT);
    }

    private Contender contender(Kernel kernel, String what, Duration limit) {
        List<String> command = driver(what);
        command.addAll(List.of("--kernel", kernel.name()));
        if (kernel.folder() != null) {
            command.addAll(List.of("--kernel-dir", kernel.folder()));
        }
        return new Contender(kernel.title(), command, limit);
    }

    private Contender plainJava() {
        List<String> command = driver("loop");
        command.addAll(List.of("--java", javaHome.toString()));
        return new Contender("plain java", command, LOOP_LIMIT);
    }

    private List<String> driver(String what) {
        List<String> command = new ArrayList<>(List.of(python, "-B", driver.toString(), what, "--work",
                work.toString()));
        if (quick) {
            command.add("--quick");
        }
        return command;
    }
}
