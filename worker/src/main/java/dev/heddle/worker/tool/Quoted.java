package dev.heddle.worker.tool;

/// Texts on one line.
final class Quoted {

    private Quoted() {}

    /// The text with its line ends and backslashes escaped, as Java writes them.
    static String of(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }
}
