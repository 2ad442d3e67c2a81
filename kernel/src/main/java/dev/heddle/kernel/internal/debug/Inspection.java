package dev.heddle.kernel.internal.debug;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.ObjectReference;
import com.sun.jdi.StringReference;
import com.sun.jdi.Value;
import dev.heddle.kernel.internal.debug.Entry.Folded;
import dev.heddle.kernel.internal.debug.Entry.Named;
import org.jspecify.annotations.Nullable;

/// Answers what a front end asks about values.
record Inspection(Frames frames, Variables variables, Debuggee jvm) {

    JsonObject answer(Dap request) throws IncompatibleThreadStateException {
        return switch (request.command()) {
            case "scopes" -> scopes(request);
            case "variables" -> request.succeeded(Dap.with("variables",
                    variables.unfold(request.number("variablesReference", 0))));
            case "inspectVariables" -> inspectVariables(request);
            case "richInspectVariables" -> richInspectVariables(request);
            case "evaluate" -> evaluate(request);
            case "setVariable" -> setVariable(request);
            case "copyToGlobals" -> request.failed("A variable of the notebook is declared by a cell: write one.",
                    new JsonObject());
            default -> request.failed("The debugger does not know '" + request.command() + "'.", new JsonObject());
        };
    }

    private JsonObject scopes(Dap request) {
        Frames.Place place = frames.place(request.number("frameId", 0));
        JsonArray scopes = new JsonArray();
        if (place != null) {
            scopes.add(scope("Locals", variables.remember(new Variables.Locals(place))));
        }
        scopes.add(scope("Globals", variables.remember(new Variables.OfNotebook(jvm.machine()))));
        scopes.add(scope("Threads", variables.remember(() -> ThreadPictures.of(jvm.threads()))));
        return request.succeeded(Dap.with("scopes", scopes));
    }

    private static JsonObject scope(String name, int reference) {
        JsonObject scope = Dap.with("name", new JsonPrimitive(name));
        scope.addProperty("variablesReference", reference);
        scope.addProperty("expensive", false);
        return scope;
    }

    /// What was read before is not true any more, unless everything stands still.
    private JsonObject inspectVariables(Dap request) {
        if (jvm.current() == null) {
            variables.forget();
        }
        return request.succeeded(Dap.with("variables", variables.json(Variables.notebook(jvm.machine()))));
    }

    private JsonObject richInspectVariables(Dap request) throws IncompatibleThreadStateException {
        Named found = Names.find(request.text("variableName"), place(request), jvm.machine());
        JsonObject data = new JsonObject();
        if (found != null) {
            data.addProperty("text/plain", text(found.value()));
        }
        JsonObject body = Dap.with("data", data);
        body.add("metadata", new JsonObject());
        return request.succeeded(body);
    }

    private JsonObject evaluate(Dap request) throws IncompatibleThreadStateException {
        String expression = request.text("expression");
        if (!Names.isName(expression)) {
            return request.failed("Only names can be looked up here, such as 'x', 'account.balance' or 'list[2]'.",
                    new JsonObject());
        }
        Named found = Names.find(expression, place(request), jvm.machine());
        if (found == null) {
            return request.failed("There is no '" + expression.strip() + "' here.", new JsonObject());
        }
        JsonObject body = variables.json(found);
        body.add("result", body.remove("value"));
        return request.succeeded(body);
    }

    private JsonObject setVariable(Dap request) throws IncompatibleThreadStateException {
        Folded owner = variables.behind(request.number("variablesReference", 0));
        String problem = switch (owner) {
            case Variables.Locals(var place) -> Assignment.local(place, request.text("name"), request.text("value"));
            case Variables.OfNotebook(var machine) ->
                Assignment.notebook(machine, request.text("name"), request.text("value"));
            case null, default -> "Only local variables and those of the notebook can be changed.";
        };
        return problem.isEmpty()
                ? request.succeeded(Dap.with("value", new JsonPrimitive(request.text("value"))))
                : request.failed(problem, new JsonObject());
    }

    /// Where a request means; null for the notebook as such.
    private Frames.@Nullable Place place(Dap request) {
        return frames.place(request.number("frameId", 0));
    }

    /// A value in its own words, if a thread has stopped that can say them.
    private String text(@Nullable Value value) {
        Stop stop = jvm.current();
        return stop != null && value instanceof ObjectReference object && !(value instanceof StringReference)
                ? TextCall.text(object, stop.thread(), () -> jvm.called(stop.thread()))
                : Values.text(value);
    }
}
