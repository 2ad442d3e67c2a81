package dev.heddle.kernel.internal.debug;

import com.sun.jdi.ThreadReference;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.request.EventRequest;
import com.sun.jdi.request.EventRequestManager;
import com.sun.jdi.request.StepRequest;
import java.util.List;

/// Lets a thread go on to the next line that is the learner's.
final class Steps {

    /// The JDK and Heddle are passed through, not entered.
    private static final List<String> NOT_ENTERED =
            List.of("java.*", "javax.*", "jdk.*", "sun.*", "com.sun.*", "dev.heddle.*");

    private static final String QUIET = "quiet";

    private final EventRequestManager requests;

    Steps(VirtualMachine machine) {
        this.requests = machine.eventRequestManager();
    }

    /// One step, when the thread is resumed.
    ///
    /// @param depth as JDI has it: into, over, out
    /// @param quiet whether nobody is told that it has ended
    void request(ThreadReference thread, int depth, boolean quiet) {
        forget(thread);
        StepRequest step = requests.createStepRequest(thread, StepRequest.STEP_LINE, depth);
        NOT_ENTERED.forEach(step::addClassExclusionFilter);
        step.addCountFilter(1);
        step.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
        step.putProperty(QUIET, quiet);
        step.enable();
    }

    static boolean isQuiet(EventRequest step) {
        return Boolean.TRUE.equals(step.getProperty(QUIET));
    }

    /// A thread has at most one step to do.
    void forget(ThreadReference thread) {
        requests.deleteEventRequests(
                requests.stepRequests().stream().filter(each -> each.thread().equals(thread)).toList());
    }

    void forgetAll() {
        requests.deleteEventRequests(List.copyOf(requests.stepRequests()));
    }

    void forgetQuiet() {
        requests.deleteEventRequests(requests.stepRequests().stream().filter(Steps::isQuiet).toList());
    }
}
