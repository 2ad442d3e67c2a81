package dev.heddle.kernelext.internal.exercises;

import dev.heddle.grader.Checker;
import dev.heddle.grader.Verdict;
import dev.heddle.grader.Verdict.Check;
import dev.heddle.grader.Verdict.Problem;
import dev.heddle.kernelext.internal.draw.Ink;
import dev.heddle.kernelext.internal.draw.Shape;
import java.io.IOException;

/// A verdict, as text and as a page: what was tried, and what came of it. Tables of schedules keep their columns.
final class VerdictPage {

    private static final String BOX = "<pre style=\"margin:2px 0 8px 1.6em;padding:6px 8px;overflow-x:auto;background:"
            + Ink.SHADE + ";color:" + Ink.TEXT + "\">";

    private final Verdict verdict;
    private final Checker checker;
    private final String title;

    VerdictPage(Verdict verdict, Checker checker) throws IOException {
        this.verdict = verdict;
        this.checker = checker;
        this.title = verdict.exercise().number() + " " + verdict.exercise().title();
    }

    String text() {
        StringBuilder text = new StringBuilder(title).append('\n');
        for (Problem each : verdict.problems()) {
            text.append("✗ ").append(each.sentence()).append('\n').append(each.source().indent(4));
        }
        for (Check each : verdict.checks()) {
            text.append(each.passed() ? "✓ " : "✗ ").append(each.what()).append('\n');
            text.append(each.passed() ? "" : each.text().indent(4));
        }
        if (showsOutput()) {
            text.append(checker.say("output")).append('\n').append(verdict.output().stripTrailing().indent(4));
        }
        return text.append(checker.conclusion(verdict)).toString();
    }

    String html() {
        StringBuilder html = new StringBuilder("<div style=\"color:").append(Ink.TEXT)
                .append("\"><b>")
                .append(Shape.escape(title))
                .append("</b>");
        for (Problem each : verdict.problems()) {
            html.append(line(false, each.sentence())).append(box(each.source()));
        }
        for (Check each : verdict.checks()) {
            html.append(line(each.passed(), each.what())).append(each.passed() ? "" : box(each.text()));
        }
        if (showsOutput()) {
            html.append("<div>")
                    .append(Shape.escape(checker.say("output")))
                    .append("</div>")
                    .append(box(verdict.output().stripTrailing()));
        }
        return html.append("<div><b>")
                .append(Shape.escape(checker.conclusion(verdict)))
                .append("</b></div></div>")
                .toString();
    }

    private boolean showsOutput() {
        return !verdict.passed() && !verdict.output().isBlank();
    }

    private static String line(boolean passed, String text) {
        String mark = passed ? "✓" : "✗";
        return "<div><span style=\"display:inline-block;width:1.6em;font-weight:bold;color:"
                + (passed ? Ink.GREEN : Ink.RED) + "\">" + mark + "</span>" + Shape.escape(text) + "</div>";
    }

    private static String box(String text) {
        return text.isBlank() ? "" : BOX + Shape.escape(text) + "</pre>";
    }
}
