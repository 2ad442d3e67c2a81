package dev.heddle.kernel.internal.debug;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.sun.jdi.AbsentInformationException;
import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.Location;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.StackFrame;
import com.sun.jdi.ThreadReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The stacks of held threads, as their learner knows them: without what runs cells.
final class Frames {

    private static final int MOST_FRAMES = 200;

    /// A frame is found again by its place: what JDI calls a frame is void after any code has run in its thread.
    ///
    /// @param thread whose
    /// @param depth  how many are above it
    record Place(ThreadReference thread, int depth) {

        StackFrame frame() throws IncompatibleThreadStateException {
            return thread.frame(depth);
        }
    }

    private final CellSources sources;

    // guarded by this
    private final Map<Integer, Place> known = new LinkedHashMap<>();
    private int last;

    Frames(CellSources sources) {
        this.sources = sources;
    }

    /// The threads go on: what is known of their stacks is not true any more.
    synchronized void forget() {
        known.clear();
    }

    synchronized @Nullable Place place(int id) {
        return known.get(id);
    }

    JsonArray json(ThreadReference thread) throws IncompatibleThreadStateException {
        JsonArray frames = new JsonArray();
        for (Place place : visible(thread)) {
            frames.add(json(place));
        }
        return frames;
    }

    static List<Place> visible(ThreadReference thread) throws IncompatibleThreadStateException {
        List<Place> visible = new ArrayList<>();
        int depth = 0;
        for (StackFrame frame : thread.frames()) {
            Location location = frame.location();
            if (CodeNames.isRun(location) || visible.size() == MOST_FRAMES) {
                break;
            }
            if (!CodeNames.isOurs(location.declaringType())) {
                visible.add(new Place(thread, depth));
            }
            depth++;
        }
        return visible;
    }

    /// Where a frame is, such as `Cell[3]:2`.
    static String text(Place place) throws IncompatibleThreadStateException {
        Location location = place.frame().location();
        String method = CodeNames.method(location);
        String where = file(location) + ":" + location.lineNumber();
        return where.startsWith(method + ":") ? where : method + "(" + where + ")";
    }

    private JsonObject json(Place place) throws IncompatibleThreadStateException {
        Location location = place.frame().location();
        JsonObject json = new JsonObject();
        json.addProperty("id", remember(place));
        json.addProperty("name", CodeNames.method(location));
        json.addProperty("line", Math.max(1, location.lineNumber()));
        json.addProperty("column", 1);
        JsonObject source = new JsonObject();
        source.addProperty("name", file(location));
        String path = path(location);
        if (path != null) {
            source.addProperty("path", path);
        }
        json.add("source", source);
        if (CodeNames.isJdk(location.declaringType())) {
            json.addProperty("presentationHint", "subtle");
        }
        return json;
    }

    private synchronized int remember(Place place) {
        known.put(++last, place);
        return last;
    }

    private static String file(Location location) {
        try {
            return location.sourceName();
        } catch (AbsentInformationException e) {
            return location.declaringType().name();
        }
    }

    private @Nullable String path(Location location) {
        ReferenceType type = location.declaringType();
        String label = CodeNames.label(type);
        if (!label.isEmpty()) {
            return sources.pathOf(label);
        }
        try {
            String module = type.module().name();
            return (module == null ? "" : module + "/") + location.sourcePath().replace('\\', '/');
        } catch (AbsentInformationException e) {
            return null;
        }
    }
}
