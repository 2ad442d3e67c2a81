package dev.heddle.kernel.internal.assist;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// The call whose parentheses a place is in.
///
/// @param nameEnd  where the name of what is called ends
/// @param argument the number of the argument that is being written, from 0
record OpenCall(int nameEnd, int argument) {

    /// @param text Java, up to the place
    static @Nullable OpenCall at(String text) {
        Deque<Integer> open = new ArrayDeque<>();
        Deque<Integer> commas = new ArrayDeque<>();
        for (int i = 0; i < text.length(); i++) {
            int next = Brackets.skip(text, i);
            if (next < 0) {
                return null; // within a text or a comment
            }
            if (next > i) {
                i = next - 1;
                continue;
            }
            switch (text.charAt(i)) {
                case '(', '[', '{' -> {
                    open.push(i);
                    commas.push(0);
                }
                case ')', ']', '}' -> {
                    if (!open.isEmpty()) {
                        open.pop();
                        commas.pop();
                    }
                }
                case ',' -> {
                    if (!commas.isEmpty()) {
                        commas.push(commas.pop() + 1);
                    }
                }
                default -> {
                    // says nothing about calls
                }
            }
        }
        boolean call = !open.isEmpty() && text.charAt(open.peek()) == '(';
        int end = call ? text.substring(0, open.peek()).stripTrailing().length() : 0;
        return end > 0 && Character.isJavaIdentifierPart(text.charAt(end - 1))
                ? new OpenCall(end, commas.element())
                : null;
    }
}
