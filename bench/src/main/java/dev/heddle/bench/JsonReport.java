package dev.heddle.bench;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The layout of the file that `--json` asks for. What is not known is null, not left out.
record JsonReport(JsonWriter json) {

    /// Digits past these are noise of the arithmetic.
    private static final MathContext DIGITS = new MathContext(6);

    static void write(Report report, Writer to) throws IOException {
        var json = new JsonWriter(to);
        json.setIndent("  ");
        new JsonReport(json).write(report);
        json.flush();
        to.write('\n');
        to.flush();
    }

    private void write(Report report) throws IOException {
        json.beginObject();
        json.name("suite").value(report.suite());
        json.name("machine").value(report.machine());
        json.name("rounds").value(report.rounds());
        json.name("rows").beginArray();
        for (Row row : report.rows()) {
            write(row);
        }
        json.endArray();
        json.endObject();
    }

    private void write(Row row) throws IOException {
        Measure measure = row.measure();
        json.beginObject();
        json.name("name").value(measure.name());
        number("ours", row.ours() == null ? null : measure.of(row.ours()));
        number("peer", row.peer() == null ? null : measure.of(row.peer()));
        json.name("unit").value(measure.unit());
        number("ratio", row.ratio());
        number("target", row.target());
        json.name("met").value(row.met());
        json.name("oursName").value(row.ourName());
        json.name("peerName").value(row.peerName());
        json.name("targetText").value(measure.target().text(measure.unit()));
        numbers("oursSamples", row.ours());
        numbers("peerSamples", row.peer());
        strings("notes", row.notes());
        json.endObject();
    }

    private void number(String name, @Nullable Double value) throws IOException {
        json.name(name).value(value == null ? null : (Number) digits(value));
    }

    private void numbers(String name, @Nullable Series series) throws IOException {
        json.name(name).beginArray();
        for (double value : series == null ? List.<Double>of() : series.values()) {
            json.value(digits(value));
        }
        json.endArray();
    }

    private void strings(String name, List<String> texts) throws IOException {
        json.name(name).beginArray();
        for (String text : texts) {
            json.value(text);
        }
        json.endArray();
    }

    private static BigDecimal digits(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).round(DIGITS);
        return rounded.signum() == 0 ? BigDecimal.ZERO : new BigDecimal(rounded.stripTrailingZeros().toPlainString());
    }
}
