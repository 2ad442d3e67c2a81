package dev.heddle.kernel.internal.debug;

import com.sun.jdi.AbsentInformationException;
import com.sun.jdi.Location;
import com.sun.jdi.Method;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.request.BreakpointRequest;
import com.sun.jdi.request.ClassPrepareRequest;
import com.sun.jdi.request.EventRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The breakpoints of the notebook. They belong to the text of a cell, so they can be set before the cell has run, and
/// outlive the JVM of the cells.
final class Breakpoints {

    private final CellSources sources;

    // guarded by this
    private final Map<String, List<Integer>> lines = new LinkedHashMap<>(); // by the cell's path
    private final Map<String, List<BreakpointRequest>> requests = new LinkedHashMap<>();
    private @Nullable VirtualMachine machine;

    Breakpoints(CellSources sources) {
        this.sources = sources;
    }

    /// All lines with a breakpoint, by the cell's path.
    synchronized Map<String, List<Integer>> all() {
        return new LinkedHashMap<>(lines);
    }

    /// From now on a JVM stops at them; at none if there is no JVM.
    synchronized void watch(@Nullable VirtualMachine newMachine) {
        requests.clear();
        machine = newMachine;
        if (newMachine != null) {
            ClassPrepareRequest classes = newMachine.eventRequestManager().createClassPrepareRequest();
            classes.addSourceNameFilter(CodeNames.SOURCES);
            classes.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
            classes.enable();
            newMachine.allClasses().stream().filter(CodeNames::isCell).forEach(this::prepared);
        }
    }

    /// Takes the place of all that a cell has had.
    synchronized void set(String path, List<Integer> newLines) {
        VirtualMachine current = machine;
        List<BreakpointRequest> old = requests.remove(path);
        if (current != null && old != null) {
            current.eventRequestManager().deleteEventRequests(old);
        }
        if (newLines.isEmpty()) {
            lines.remove(path);
            return;
        }
        lines.put(path, List.copyOf(newLines));
        if (current != null) {
            current.allClasses().stream().filter(CodeNames::isCell).forEach(type -> request(type, path));
        }
    }

    synchronized void clear() {
        List.copyOf(lines.keySet()).forEach(path -> set(path, List.of()));
    }

    /// A class of a cell is about to be used.
    synchronized void prepared(ReferenceType type) {
        String path = sources.pathOf(CodeNames.label(type));
        if (path != null) {
            request(type, path);
        }
    }

    private void request(ReferenceType type, String path) {
        if (type.isPrepared() && path.equals(sources.pathOf(CodeNames.label(type)))) {
            for (int line : lines.getOrDefault(path, List.of())) {
                places(type, line).forEach(place -> {
                    BreakpointRequest request = type.virtualMachine()
                            .eventRequestManager()
                            .createBreakpointRequest(
                                    place);
                    request.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
                    request.enable();
                    requests.computeIfAbsent(path, p -> new ArrayList<>()).add(request);
                });
            }
        }
    }

    /// Where a line begins, in each method that has a part of it: a `for` has the line twice, a lambda has its own.
    private static List<Location> places(ReferenceType type, int line) {
        Map<Method, Location> first = new LinkedHashMap<>();
        try {
            for (Location place : type.locationsOfLine(line)) {
                if (!CodeNames.isGenerated(place)) {
                    first.merge(place.method(), place, (a, b) -> a.codeIndex() <= b.codeIndex() ? a : b);
                }
            }
        } catch (AbsentInformationException e) {
            return List.of(); // an interface without code
        }
        return List.copyOf(first.values());
    }
}
