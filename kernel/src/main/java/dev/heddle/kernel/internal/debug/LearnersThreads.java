package dev.heddle.kernel.internal.debug;

import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.ObjectCollectedException;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.StackFrame;
import com.sun.jdi.ThreadGroupReference;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.VirtualMachine;
import java.util.List;
import java.util.Set;

/// The threads that the cells run on and have started. Those of Heddle and of the JVM itself are nobody's business, and
/// go on when all others are held.
final class LearnersThreads {

    private static final String OURS = "heddle-";
    private static final Set<String> GROUPS_OF_THE_JVM = Set.of("system", "InnocuousThreadGroup", "CarrierThreads");
    private static final Set<String> OF_THE_JVM = Set.of("DestroyJavaVM", "VirtualThread-unblocker",
            "VirtualThread-unparker");

    /// What a thread does, as far as it matters to who wants to hold it.
    enum Doing {
        /// it runs what a learner has written, or what that has called
        LEARNERS_CODE,
        /// it is in code of Heddle that a learner's has called, such as a print: held there, it could hold up all others
        HEDDLES_CODE,
        /// it waits for the next cell
        NOTHING
    }

    private LearnersThreads() {}

    static List<ThreadReference> of(VirtualMachine machine) {
        return machine.allThreads().stream().filter(LearnersThreads::isLearners).toList();
    }

    /// The name, or what stands for it: most virtual threads have none.
    static String name(ThreadReference thread) {
        String name = thread.name();
        return name.isEmpty() ? (thread.isVirtual() ? "virtual thread " : "thread ") + thread.uniqueID() : name;
    }

    private static boolean isLearners(ThreadReference thread) {
        try {
            if (thread.isVirtual()) {
                return true;
            }
            ThreadGroupReference group = thread.threadGroup();
            String name = thread.name();
            return !name.startsWith(OURS) && !OF_THE_JVM.contains(name)
                    && (group == null || !GROUPS_OF_THE_JVM.contains(group.name()));
        } catch (ObjectCollectedException e) {
            return false;
        }
    }

    /// @param thread one that is suspended
    static Doing doing(ThreadReference thread) throws IncompatibleThreadStateException {
        boolean ours = false;
        for (StackFrame frame : thread.frames()) {
            ReferenceType type = frame.location().declaringType();
            if (CodeNames.isOurs(type)) {
                ours = true;
            } else if (!CodeNames.isJdk(type)) {
                return ours ? Doing.HEDDLES_CODE : Doing.LEARNERS_CODE;
            }
        }
        return ours ? Doing.NOTHING : Doing.LEARNERS_CODE;
    }
}
