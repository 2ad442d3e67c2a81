package dev.heddle.kernel.internal.cells;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One piece of a cell: a declaration, a statement, or the expression at its end.
sealed interface Unit {

    /// The keyword of a variable that keeps its value.
    String FINAL = "final ";

    /// Where it stands in the cell.
    Span span();

    /// The simple names that it takes from outside.
    Set<String> names();

    /// A piece of the cell's text.
    record Span(int start, int end) {

        int length() {
            return end - start;
        }

        String of(String text) {
            return text.substring(start, end);
        }
    }

    record Import(Span span) implements Unit {

        @Override
        public Set<String> names() {
            return Set.of();
        }
    }

    /// A class, record, enum, interface or annotation.
    ///
    /// @param modifiers    where its modifiers stand
    /// @param constructors where the modifiers of its constructors stand
    record TypeDeclaration(Span span, Set<String> names, String name, Span modifiers,
            List<Span> constructors) implements Unit {}

    /// A method.
    ///
    /// @param parameters the types of its parameters as they are written: overloads differ in them
    record Method(Span span, Set<String> names, String name, String parameters, Span modifiers) implements Unit {

        String signature() {
            return name + "(" + parameters + ")";
        }
    }

    /// One or more variables of one declaration.
    record Variables(Span span, Set<String> names, List<Variable> variables) implements Unit {}

    /// One variable.
    ///
    /// @param type        its type as a declaration in a class names it; null for `var`
    /// @param typeSpan    where the type stands
    /// @param keywords    what is kept of its modifiers: `final`, `volatile`, `transient`
    /// @param initializer where its value stands; null if it has none
    /// @param nameAt      where its name stands; -1 if it is written in another way there, with escapes
    record Variable(String name, @Nullable String type, Span typeSpan, String keywords, @Nullable Span initializer,
            int nameAt) {}

    /// One or more statements.
    ///
    /// @param closed whether it ends as Java wants it; otherwise a semicolon is missing
    record Statement(Span span, Set<String> names, boolean closed) implements Unit {}

    /// The expression whose value the cell shows.
    record Expression(Span span, Set<String> names) implements Unit {}
}
