package dev.heddle.kernelext.internal.widgets;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.heddle.kernel.comms.Comm;
import dev.heddle.kernel.comms.CommMessage;
import dev.heddle.kernel.comms.Comms;
import java.util.List;

/// An object of the front end: it is shown there, and follows what is said here. Any thread may use it.
///
/// A front end without a widget manager closes its comm; then nothing is sent any more, and nobody clicks.
public final class Widget {

    private static final String TARGET = "jupyter.widget";
    private static final String PROTOCOL = "2.1.0";
    private static final String MODULE = "@jupyter-widgets/controls";
    private static final String BASE = "@jupyter-widgets/base";
    private static final String VERSION = "2.0.0";
    private static final String REFERENCE = "IPY_MODEL_";
    private static final String METHOD = "method";

    private final JsonObject state; // guarded by itself
    private final Comm comm;

    private Widget(Comms comms, JsonObject state, Runnable onClick) {
        this.state = state;
        JsonObject metadata = new JsonObject();
        metadata.addProperty("version", PROTOCOL);
        this.comm = comms.open(TARGET, withBufferPaths(state.deepCopy()), metadata,
                message -> received(message, onClick));
    }

    /// A button.
    ///
    /// @param comms   carry it
    /// @param text    what stands on it
    /// @param tip     what is told when the pointer rests on it
    /// @param onClick is called by a thread that must soon get on
    /// @return the widget
    public static Widget button(Comms comms, String text, String tip, Runnable onClick) {
        JsonObject state = state(comms, "Button");
        state.addProperty("description", text);
        state.addProperty("tooltip", tip);
        state.addProperty("disabled", false);
        state.addProperty("button_style", "");
        state.addProperty("icon", "");
        return new Widget(comms, state, onClick);
    }

    /// A piece of a page.
    ///
    /// @param comms  carry it
    /// @param markup HTML
    /// @return the widget
    public static Widget html(Comms comms, String markup) {
        JsonObject state = state(comms, "HTML");
        state.addProperty("value", markup);
        return new Widget(comms, state, () -> {});
    }

    /// Widgets beside each other.
    ///
    /// @param comms    carry it
    /// @param children the widgets
    /// @return the widget
    public static Widget row(Comms comms, List<Widget> children) {
        return box(comms, "HBox", children);
    }

    /// Widgets below each other.
    ///
    /// @param comms    carry it
    /// @param children the widgets
    /// @return the widget
    public static Widget column(Comms comms, List<Widget> children) {
        return box(comms, "VBox", children);
    }

    private static Widget box(Comms comms, String kind, List<Widget> children) {
        JsonObject state = state(comms, kind);
        state.addProperty("box_style", "");
        state.add("children", references(children));
        return new Widget(comms, state, () -> {});
    }

    private static JsonObject state(Comms comms, String kind) {
        JsonObject layout = new JsonObject();
        name(layout, BASE, "Layout");
        JsonObject state = new JsonObject();
        name(state, MODULE, kind);
        state.add("layout", new Widget(comms, layout, () -> {}).reference());
        if (!kind.endsWith("Box")) {
            JsonObject style = new JsonObject();
            name(style, MODULE, kind + "Style");
            style.addProperty("_view_module", BASE);
            style.addProperty("_view_name", "StyleView");
            state.add("style", new Widget(comms, style, () -> {}).reference());
        }
        return state;
    }

    private static void name(JsonObject state, String module, String kind) {
        state.addProperty("_model_module", module);
        state.addProperty("_model_module_version", VERSION);
        state.addProperty("_model_name", kind + "Model");
        state.addProperty("_view_module", module);
        state.addProperty("_view_module_version", VERSION);
        state.addProperty("_view_name", kind + "View");
    }

    private JsonPrimitive reference() {
        return new JsonPrimitive(REFERENCE + comm.id());
    }

    private static JsonArray references(List<Widget> widgets) {
        JsonArray all = new JsonArray();
        widgets.forEach(each -> all.add(each.reference()));
        return all;
    }

    /// What a display shows where there is a widget manager, as `application/vnd.jupyter.widget-view+json`.
    ///
    /// @return JSON
    public String view() {
        JsonObject view = new JsonObject();
        view.addProperty("version_major", 2);
        view.addProperty("version_minor", 0);
        view.addProperty("model_id", comm.id());
        return view.toString();
    }

    /// Shows something else.
    ///
    /// @param markup HTML
    public void markup(String markup) {
        set("value", new JsonPrimitive(markup));
    }

    /// Shows other widgets.
    ///
    /// @param children the widgets
    public void children(List<Widget> children) {
        set("children", references(children));
    }

    /// Explains a button anew.
    ///
    /// @param tip what is told when the pointer rests on it
    public void tip(String tip) {
        set("tooltip", new JsonPrimitive(tip));
    }

    private void set(String name, JsonElement value) {
        JsonObject change = new JsonObject();
        change.add(name, value);
        synchronized (state) {
            state.add(name, value.deepCopy());
        }
        update(change);
    }

    private void update(JsonObject change) {
        JsonObject data = withBufferPaths(change);
        data.addProperty(METHOD, "update");
        comm.send(data);
    }

    private static JsonObject withBufferPaths(JsonObject state) {
        JsonObject data = new JsonObject();
        data.add("state", state);
        data.add("buffer_paths", new JsonArray());
        return data;
    }

    private void received(CommMessage message, Runnable onClick) {
        JsonElement method = message.data().get(METHOD);
        if (new JsonPrimitive("request_state").equals(method)) {
            JsonObject all;
            synchronized (state) {
                all = state.deepCopy();
            }
            update(all);
        } else if (new JsonPrimitive("custom").equals(method)
                && message.data().get("content") instanceof JsonObject content
                && new JsonPrimitive("click").equals(content.get("event"))) {
            onClick.run();
        }
    }
}
