package dev.heddle.cli;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/// What `heddle doctor --json` shows to a program.
final class DoctorJson {

    private DoctorJson() {}

    static String of(List<Finding> findings) {
        StringWriter text = new StringWriter();
        try (JsonWriter json = new JsonWriter(text)) {
            json.setIndent("  ");
            json.beginObject();
            json.name("ok").value(Finding.allNeededAreThere(findings));
            json.name("checks").beginArray();
            for (Finding finding : findings) {
                write(finding, json);
            }
            json.endArray();
            json.endObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(Finding finding, JsonWriter json) throws IOException {
        Diagnosis diagnosis = finding.diagnosis();
        Fix fix = diagnosis.fix();
        json.beginObject();
        json.name("name").value(finding.name());
        json.name("group").value(word(finding.group()));
        json.name("state").value(word(finding.state()));
        json.name("found").value(diagnosis.found());
        json.name("cost").value(diagnosis.cost());
        json.name("fix").value(fix == null ? null : fix.text());
        json.endObject();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
