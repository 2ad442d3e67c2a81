package dev.heddle.kernel.internal.debug;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.InvalidStackFrameException;
import com.sun.jdi.ObjectCollectedException;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.request.StepRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is done for each command of the Debug Adapter Protocol that a front end for notebooks sends.
///
/// @param debuggee null if the cells run in a JVM without an agent
/// @param started  whether a front end has switched the debugger on
record Commands(CellSources sources, Breakpoints breakpoints, Exceptions exceptions, Frames frames, Variables variables,
        @Nullable Debuggee debuggee, boolean started) {

    JsonObject answer(Dap request) throws IOException {
        try {
            return switch (request.command()) {
                case "debugInfo" -> request.succeeded(info());
                case "initialize" -> request.succeeded(capabilities());
                case "attach", "launch", "configurationDone", "disconnect", "terminate" ->
                    request.succeeded(new JsonObject());
                case "dumpCell" -> request.succeeded(Dap.with("sourcePath", new JsonPrimitive(sources.dumped(
                        request.text("code")))));
                case "setBreakpoints" -> setBreakpoints(request);
                case "setExceptionBreakpoints" -> setExceptionBreakpoints(request);
                case "source" -> source(request);
                case "modules" -> modules(request);
                default -> debuggee == null
                        ? nothing(request, "The debugger is off.")
                        : inspect(request, debuggee);
            };
        } catch (IncompatibleThreadStateException | InvalidStackFrameException | ObjectCollectedException e) {
            return nothing(request, "The threads have gone on meanwhile.");
        }
    }

    /// A failure with a body that front ends can read: they do not look whether it is one.
    static JsonObject nothing(Dap request, String reason) {
        JsonObject body = new JsonObject();
        for (String list : List.of("variables", "stackFrames", "scopes", "threads", "breakpoints")) {
            body.add(list, new JsonArray());
        }
        return request.failed(reason, body);
    }

    private JsonObject inspect(Dap request, Debuggee jvm) throws IncompatibleThreadStateException {
        return switch (request.command()) {
            case "threads" -> request.succeeded(Dap.with("threads", threads(jvm)));
            case "continue" -> {
                jvm.goOn();
                yield request.succeeded(Dap.with("allThreadsContinued", new JsonPrimitive(true)));
            }
            case "pause" -> jvm.pause(request.number("threadId", 0))
                    ? request.succeeded(new JsonObject())
                    : nothing(request, "No cell and no thread of one is running.");
            case "next" -> step(request, jvm, StepRequest.STEP_OVER);
            case "stepIn" -> step(request, jvm, StepRequest.STEP_INTO);
            case "stepOut" -> step(request, jvm, StepRequest.STEP_OUT);
            case "stackTrace" -> stackTrace(request, jvm);
            default -> new Inspection(frames, variables, jvm).answer(request);
        };
    }

    private JsonObject info() {
        JsonObject info = new JsonObject();
        info.addProperty("isStarted", started);
        info.addProperty("hashMethod", "Murmur2");
        info.addProperty("hashSeed", CellSources.SEED);
        info.addProperty("tmpFilePrefix", CellSources.PREFIX);
        info.addProperty("tmpFileSuffix", CellSources.SUFFIX);
        JsonArray all = new JsonArray();
        breakpoints.all().forEach((path, lines) -> {
            JsonObject cell = Dap.with("source", new JsonPrimitive(path));
            cell.add("breakpoints", breakpoints(path, lines));
            all.add(cell);
        });
        info.add("breakpoints", all);
        JsonArray stopped = new JsonArray();
        Stop stop = debuggee == null ? null : debuggee.current();
        if (stop != null) {
            stopped.add(stop.thread().uniqueID());
        }
        info.add("stoppedThreads", stopped);
        info.addProperty("richRendering", true);
        JsonArray paths = new JsonArray();
        paths.add("Java exceptions");
        info.add("exceptionPaths", paths);
        info.addProperty("copyToGlobals", false);
        return info;
    }

    private static JsonObject capabilities() {
        JsonObject capabilities = new JsonObject();
        for (String yes : List.of("supportsConfigurationDoneRequest", "supportsSetVariable",
                "supportsTerminateRequest", "supportsSingleThreadExecutionRequests", "supportsEvaluateForHovers")) {
            capabilities.addProperty(yes, true);
        }
        capabilities.add("exceptionBreakpointFilters", Exceptions.offered());
        return capabilities;
    }

    /// A line without code, such as a comment, has its breakpoint on the next one with code.
    private JsonObject setBreakpoints(Dap request) throws IOException {
        String path = Dap.text(request.object("source"), "path");
        String text = sources.text(path);
        List<Integer> lines = new ArrayList<>();
        for (JsonElement each : request.array("breakpoints")) {
            int line = each instanceof JsonObject breakpoint ? Dap.number(breakpoint, "line", 1) : 1;
            lines.add(text == null ? line : CodeLines.next(text, line));
        }
        breakpoints.set(path, lines.stream().distinct().toList());
        return request.succeeded(Dap.with("breakpoints", breakpoints(path, lines)));
    }

    private static JsonArray breakpoints(String path, List<Integer> lines) {
        JsonArray breakpoints = new JsonArray();
        for (int line : lines) {
            JsonObject breakpoint = Dap.with("verified", new JsonPrimitive(true));
            breakpoint.addProperty("line", line);
            breakpoint.add("source", Dap.with("path", new JsonPrimitive(path)));
            breakpoints.add(breakpoint);
        }
        return breakpoints;
    }

    private JsonObject setExceptionBreakpoints(Dap request) {
        List<String> filters = new ArrayList<>();
        request.array("filters").forEach(each -> filters.add(each.getAsString()));
        exceptions.stopAt(filters);
        return request.succeeded(new JsonObject());
    }

    private JsonObject source(Dap request) throws IOException {
        String path = Dap.text(request.object("source"), "path");
        String text = sources.text(path);
        if (text == null) {
            return request.failed("There is no source for '" + path + "'.", Dap.with("content", new JsonPrimitive("")));
        }
        JsonObject body = Dap.with("content", new JsonPrimitive(text));
        body.addProperty("mimeType", "text/x-java");
        return request.succeeded(body);
    }

    private JsonObject modules(Dap request) {
        JsonArray modules = new JsonArray();
        sources.paths().forEach((label, path) -> {
            JsonObject module = Dap.with("id", new JsonPrimitive(modules.size()));
            module.addProperty("name", label);
            module.addProperty("path", path);
            modules.add(module);
        });
        JsonObject body = Dap.with("modules", modules);
        body.addProperty("totalModules", modules.size());
        return request.succeeded(body);
    }

    private static JsonArray threads(Debuggee jvm) {
        JsonArray threads = new JsonArray();
        for (ThreadReference thread : jvm.threads()) {
            JsonObject json = Dap.with("id", new JsonPrimitive(thread.uniqueID()));
            json.addProperty("name", LearnersThreads.name(thread));
            threads.add(json);
        }
        return threads;
    }

    /// JupyterLab says thread 1 when it does not know: then it is the one that has stopped.
    private static @Nullable ThreadReference thread(Dap request, Debuggee jvm) {
        int id = request.number("threadId", 0);
        Stop stop = jvm.current();
        return jvm.threads()
                .stream()
                .filter(each -> each.uniqueID() == id)
                .findFirst()
                .orElse(stop == null ? null : stop.thread());
    }

    private static JsonObject step(Dap request, Debuggee jvm, int depth) {
        ThreadReference thread = thread(request, jvm);
        if (thread == null || jvm.current() == null) {
            return nothing(request, "No thread has stopped.");
        }
        jvm.step(thread, depth, request.flag("singleThread"));
        return request.succeeded(new JsonObject());
    }

    private JsonObject stackTrace(Dap request, Debuggee jvm) throws IncompatibleThreadStateException {
        ThreadReference thread = thread(request, jvm);
        JsonArray stack = thread != null && thread.isSuspended() ? frames.json(thread) : new JsonArray();
        JsonObject body = Dap.with("stackFrames", stack);
        body.addProperty("totalFrames", stack.size());
        return request.succeeded(body);
    }
}
