package dev.heddle.kernel.internal.debug;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.sun.jdi.Location;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.event.ExceptionEvent;
import com.sun.jdi.request.EventRequest;
import com.sun.jdi.request.EventRequestManager;
import com.sun.jdi.request.ExceptionRequest;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// At which exceptions a thread stops.
final class Exceptions {

    private static final String UNCAUGHT = "uncaught";
    private static final String ALL = "all";

    /// Who catches there what a cell or a thread has let through.
    private static final Pattern LAST_RESORT =
            Pattern.compile("dev\\.heddle\\..*|jdk\\.internal\\.reflect\\..*|java\\.lang\\.reflect\\..*"
                    + "|java\\.lang\\.(Virtual)?Thread|java\\.util\\.concurrent\\.(FutureTask|ForkJoinTask"
                    + "|CompletableFuture.*|ThreadPoolExecutor)");

    /// Who throws anew what it has caught.
    private static final Pattern PASSED_ON =
            Pattern.compile("dev\\.heddle\\..*|jdk\\.internal\\.reflect\\..*|java\\.lang\\.reflect\\..*");

    private volatile Set<String> filters = Set.of();
    private @Nullable VirtualMachine machine; // guarded by this

    /// What a front end may offer.
    static JsonArray offered() {
        JsonArray offered = new JsonArray();
        offered.add(filter(UNCAUGHT, "Uncaught exceptions"));
        offered.add(filter(ALL, "All exceptions that cells throw"));
        return offered;
    }

    synchronized void watch(@Nullable VirtualMachine newMachine) {
        machine = newMachine;
        request();
    }

    /// Takes the place of what was wanted before.
    synchronized void stopAt(List<String> wanted) {
        filters = Set.copyOf(wanted);
        request();
    }

    /// Whether somebody wants to know of it. The JDK throws and catches many that nobody does.
    boolean matter(ExceptionEvent thrown) {
        Location caught = thrown.catchLocation();
        boolean uncaught =
                caught == null || LAST_RESORT.matcher(caught.declaringType().name()).matches();
        return (filters.contains(UNCAUGHT) && uncaught
                && !PASSED_ON.matcher(thrown.location().declaringType().name()).matches())
                || (filters.contains(ALL) && CodeNames.isCell(thrown.location().declaringType()));
    }

    private void request() {
        if (machine == null) {
            return;
        }
        EventRequestManager requests = machine.eventRequestManager();
        requests.deleteEventRequests(List.copyOf(requests.exceptionRequests()));
        if (filters.contains(UNCAUGHT) || filters.contains(ALL)) {
            ExceptionRequest request =
                    requests.createExceptionRequest(null, /* notifyCaught= */ true, /* notifyUncaught= */ true);
            request.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
            request.enable();
        }
    }

    private static JsonObject filter(String name, String label) {
        JsonObject filter = new JsonObject();
        filter.addProperty("filter", name);
        filter.addProperty("label", label);
        filter.addProperty("default", false);
        return filter;
    }
}
