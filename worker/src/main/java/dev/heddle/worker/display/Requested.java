package dev.heddle.worker.display;

import java.util.Base64;

/// Content that is there already, to be taken for what its author says it is: `display("<b>now</b>", "text/html")`.
final class Requested {

    private Requested() {}

    static MimeBundle forms(CharSequence content, String... as) {
        String text = ValueText.of(content);
        MimeBundle bundle = MimeBundle.text(text);
        for (String type : as) {
            if (!type.endsWith("*") && !type.equals(MimeBundle.TEXT)) {
                bundle = bundle.with(type, content.toString());
            }
        }
        return bundle;
    }

    static MimeBundle forms(byte[] content, String... as) {
        MimeBundle bundle = MimeBundle.text(Cut.count(content.length) + " bytes");
        for (String type : as) {
            if (!type.endsWith("*") && !type.startsWith("text/")) {
                bundle = bundle.with(type, Base64.getEncoder().encodeToString(content));
            }
        }
        return bundle;
    }
}
