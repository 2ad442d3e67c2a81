package dev.heddle.worker.display;

/// Says how objects of a type are shown. A jar on the class path of the cells brings its own as services of this name
/// (`META-INF/services`); a cell adds one with [Display#addRenderer].
///
/// The renderer of the most specific type is asked. Of two for the same type, it is the one that was added last.
///
/// @param <T> the type
public interface Renderer<T> {

    /// The type whose objects it can show; a class or an interface.
    ///
    /// @return the type
    Class<T> type();

    /// Makes of an object what is shown in its place, such as `html("<b>" + value.name() + "</b>")`.
    ///
    /// @param value the object
    /// @return a [MimeBundle], or another object, which is then shown as usual
    /// @throws Exception if it cannot: then its author is told, and the object's text is shown
    Object render(T value) throws Exception;
}
