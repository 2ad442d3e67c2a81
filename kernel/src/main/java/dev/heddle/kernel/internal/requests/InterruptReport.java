package dev.heddle.kernel.internal.requests;

import dev.heddle.kernel.internal.cells.CellResult.Interrupted;
import dev.heddle.worker.Report.Hang;
import java.util.ArrayList;
import java.util.List;

/// What the author of an interrupted cell reads: where it was, and if its thread does not end, why.
final class InterruptReport {

    private static final String NAME = "Interrupted";

    private InterruptReport() {}

    static ErrorReport of(Interrupted result) {
        String place = StackText.place(result.trace());
        String at = place.isEmpty() ? "the cell was interrupted" : "at " + place;
        Hang hang = result.hang();
        List<String> lines = new ArrayList<>();
        lines.add(ErrorReport.BOLD_RED + NAME + ErrorReport.PLAIN + ": " + at);
        lines.addAll(ErrorReport.stack(result.trace()));
        if (hang == null) {
            return new ErrorReport(NAME, at, lines);
        }
        String story = "The cell's thread could not be stopped: " + why(hang)
                + " It was left behind; all values are kept.";
        lines.add(story);
        return new ErrorReport(NAME, at + ". " + story, lines);
    }

    private static String why(Hang hang) {
        if (hang.lock() != null && hang.owner() != null) {
            String place = StackText.place(hang.ownerTrace());
            return "it waits for the lock " + hang.lock() + ", held by \"" + hang.owner() + "\""
                    + (place.isEmpty() ? "" : " at " + place) + ".";
        }
        return switch (hang.state()) {
            case BLOCKED -> "it waits for the lock " + hang.lock() + ".";
            case WAITING, TIMED_WAITING -> "it waits for something that does not come, and ignores interrupts.";
            case RUNNABLE -> "it computes, or waits in native code.";
            case NEW, TERMINATED -> "it ended on its own.";
        };
    }
}
