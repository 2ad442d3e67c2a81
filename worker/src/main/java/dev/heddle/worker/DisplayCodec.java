package dev.heddle.worker;

import dev.heddle.worker.display.DisplayEvent;
import dev.heddle.worker.display.DisplayEvent.Cleared;
import dev.heddle.worker.display.DisplayEvent.Shown;
import dev.heddle.worker.display.DisplayEvent.Updated;
import dev.heddle.worker.display.MimeBundle;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/// How displays look on the wire: the part of [Codec] that knows them.
final class DisplayCodec {

    private DisplayCodec() {}

    static void write(DataOutputStream out, String cell, DisplayEvent event) throws IOException {
        switch (event) {
            case Shown(var id, var bundle) -> {
                begin(out, 'V', cell);
                Wire.writeText(out, id);
                write(out, bundle);
            }
            case Updated(var id, var bundle) -> {
                begin(out, 'U', cell);
                Wire.writeText(out, id);
                write(out, bundle);
            }
            case Cleared(boolean later) -> {
                begin(out, 'C', cell);
                out.writeBoolean(later);
            }
        }
    }

    static DisplayEvent readEvent(int kind, DataInputStream in) throws IOException {
        return switch (kind) {
            case 'V' -> new Shown(Wire.readText(in), readBundle(in));
            case 'U' -> new Updated(Wire.readText(in), readBundle(in));
            case 'C' -> new Cleared(in.readBoolean());
            default -> throw new IOException("no display is of kind " + kind);
        };
    }

    static void write(DataOutputStream out, MimeBundle bundle) throws IOException {
        write(out, bundle.data());
        write(out, bundle.metadata());
    }

    static MimeBundle readBundle(DataInputStream in) throws IOException {
        return new MimeBundle(readMap(in), readMap(in));
    }

    private static void begin(DataOutputStream out, char kind, String cell) throws IOException {
        out.writeByte(kind);
        Wire.writeText(out, cell);
    }

    private static void write(DataOutputStream out, Map<String, String> texts) throws IOException {
        out.writeInt(texts.size());
        for (Map.Entry<String, String> each : texts.entrySet()) {
            Wire.writeText(out, each.getKey());
            Wire.writeText(out, each.getValue());
        }
    }

    private static Map<String, String> readMap(DataInputStream in) throws IOException {
        int size = Wire.readLength(in);
        Map<String, String> texts = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            texts.put(Wire.readText(in), Wire.readText(in));
        }
        return texts;
    }
}
