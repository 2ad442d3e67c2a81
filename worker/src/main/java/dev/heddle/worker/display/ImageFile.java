package dev.heddle.worker.display;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/// A picture whose bytes are there already: they are passed on as they are.
final class ImageFile {

    private static final int MOST_HEAD_BYTES = 512;

    private ImageFile() {}

    static MimeBundle of(Path file) throws IOException {
        return of(Files.readAllBytes(file), "the file " + file.getFileName() + " is");
    }

    static MimeBundle of(byte[] bytes) {
        return of(bytes, "these bytes are");
    }

    private static MimeBundle of(byte[] bytes, String subject) {
        String head = new String(bytes, 0, Math.min(bytes.length, MOST_HEAD_BYTES), StandardCharsets.ISO_8859_1);
        String type = type(head);
        if (type.isEmpty()) {
            throw new IllegalArgumentException(subject + " no picture: PNG, JPEG, GIF, WebP and SVG can be shown");
        }
        if (type.equals("image/svg+xml")) {
            return Markup.of(type, new String(bytes, StandardCharsets.UTF_8));
        }
        return MimeBundle.EMPTY.with(type, Base64.getEncoder().encodeToString(bytes))
                .with(MimeBundle.TEXT, "picture of the type " + type + ", " + Cut.count(bytes.length) + " bytes");
    }

    private static String type(String head) {
        if (head.startsWith("\u0089PNG")) {
            return "image/png";
        }
        if (head.startsWith("\u00ff\u00d8\u00ff")) {
            return "image/jpeg";
        }
        if (head.startsWith("GIF8")) {
            return "image/gif";
        }
        if (head.startsWith("RIFF") && head.startsWith("WEBP", 8)) {
            return "image/webp";
        }
        return head.contains("<svg") ? "image/svg+xml" : "";
    }
}
