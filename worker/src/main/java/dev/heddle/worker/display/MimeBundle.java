package dev.heddle.worker.display;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// One thing in several forms, by their MIME types; a front end shows the best that it can.
///
/// @param data     each form: text as it is, bytes in Base64, JSON as its text
/// @param metadata what a front end should know of a form, such as a picture's width: a JSON object, by the MIME type
public record MimeBundle(Map<String, String> data, Map<String, String> metadata) {

    /// The form that everybody can show.
    public static final String TEXT = "text/plain";

    /// Nothing to show.
    public static final MimeBundle EMPTY = new MimeBundle(Map.of(), Map.of());

    /// Keeps its own copies, in their order.
    public MimeBundle {
        data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /// A bundle of plain text only.
    ///
    /// @param text the text
    /// @return the bundle
    public static MimeBundle text(String text) {
        return EMPTY.with(TEXT, text);
    }

    /// How large it is.
    ///
    /// @return the length of all its forms together
    public long characters() {
        return data.values().stream().mapToLong(String::length).sum();
    }

    /// This with another form.
    ///
    /// @param type    its MIME type
    /// @param content its content; bytes in Base64
    /// @return the new bundle
    public MimeBundle with(String type, String content) {
        Map<String, String> more = new LinkedHashMap<>(data);
        more.put(type, content);
        return new MimeBundle(more, metadata);
    }

    /// This with something said about one of its forms.
    ///
    /// @param type the MIME type of that form
    /// @param json a JSON object
    /// @return the new bundle
    public MimeBundle withMetadata(String type, String json) {
        Map<String, String> more = new LinkedHashMap<>(metadata);
        more.put(type, json);
        return new MimeBundle(data, more);
    }

    /// This, but of its forms only those asked for, and the plain text.
    ///
    /// @param types MIME types; `image/*` stands for all images
    /// @return the new bundle
    public MimeBundle only(String... types) {
        Map<String, String> left = new LinkedHashMap<>(data);
        left.keySet().removeIf(type -> !type.equals(TEXT) && !matches(type, types));
        Map<String, String> leftMetadata = new LinkedHashMap<>(metadata);
        leftMetadata.keySet().retainAll(left.keySet());
        return new MimeBundle(left, leftMetadata);
    }

    /// The form that everybody can show.
    ///
    /// @return its text; empty if there is none
    public String plainText() {
        return data.getOrDefault(TEXT, "");
    }

    /// Whether there is nothing to show.
    ///
    /// @return true if it has no form at all
    public boolean isEmpty() {
        return data.isEmpty();
    }

    long length() {
        return data.values().stream().mapToLong(String::length).sum();
    }

    private static boolean matches(String type, String... wanted) {
        for (String each : wanted) {
            boolean group =
                    each.equals("*/*") || (each.endsWith("*") && type.startsWith(each.substring(0, each.length() - 1)));
            if (group || each.equals(type)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return plainText();
    }
}
