package dev.heddle.cli;

import java.io.PrintWriter;

/// Where a command writes. The only place that knows whether a person is looking.
///
/// @param out         what was asked for
/// @param err         progress and complaints
/// @param interactive whether a person is looking: then colours are used, and a line may be drawn again
record Terminal(PrintWriter out, PrintWriter err, boolean interactive) {

    String bold(String text) {
        return styled("1", text);
    }

    String green(String text) {
        return styled("32", text);
    }

    String yellow(String text) {
        return styled("33", text);
    }

    String red(String text) {
        return styled("31", text);
    }

    String faint(String text) {
        return styled("2", text);
    }

    private String styled(String code, String text) {
        return interactive ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
