package dev.heddle.worker.display;

import org.jspecify.annotations.Nullable;

/// A place in the notebook whose content can be changed. Any thread may use it, also when its cell has ended.
public final class DisplayHandle {

    private final Displays displays;
    private final String id;

    DisplayHandle(Displays displays, String id) {
        this.displays = displays;
        this.id = id;
    }

    /// The name of the place, for [Display#updateDisplay].
    ///
    /// @return the name
    public String id() {
        return id;
    }

    /// Shows something else in this place.
    ///
    /// @param value what to show
    /// @param as    the MIME types to show it as; none for those that suit it
    public void update(@Nullable Object value, String... as) {
        displays.update(id, value, as);
    }

    @Override
    public String toString() {
        return "display '" + id + "'";
    }
}
