package dev.heddle.kernel.internal.requests;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.heddle.kernel.internal.protocol.Message;
import dev.heddle.kernel.internal.protocol.MessageCodec;
import java.util.List;

/// `kernel_info_request`: who we are, and which language is spoken here.
final class KernelInfoHandler implements Handler {

    private static final String NAME = "heddle";
    private static final List<String> FEATURES = List.of("debugger", "kernel subshells");

    @Override
    public JsonObject handle(Message request) {
        JsonObject content = new JsonObject();
        content.addProperty("status", "ok");
        content.addProperty("protocol_version", MessageCodec.PROTOCOL_VERSION);
        content.addProperty("implementation", NAME);
        content.addProperty("implementation_version", version());
        content.add("language_info", language());
        content.addProperty("banner", "Heddle " + version() + ", Java " + Runtime.version());
        content.addProperty("debugger", true);
        JsonArray features = new JsonArray();
        FEATURES.forEach(features::add);
        content.add("supported_features", features);
        content.add("help_links", helpLinks());
        return content;
    }

    private static JsonObject language() {
        JsonObject language = new JsonObject();
        language.addProperty("name", "java");
        language.addProperty("version", Runtime.version().toString());
        language.addProperty("mimetype", "text/x-java");
        language.addProperty("file_extension", ".java");
        language.addProperty("pygments_lexer", "java");
        language.addProperty("codemirror_mode", "text/x-java");
        language.addProperty("nbconvert_exporter", "script");
        return language;
    }

    private static JsonArray helpLinks() {
        JsonObject link = new JsonObject();
        link.addProperty("text", "The Java API");
        link.addProperty("url",
                "https://docs.oracle.com/en/java/javase/" + Runtime.version().feature() + "/docs/api/index.html");
        JsonArray links = new JsonArray();
        links.add(link);
        return links;
    }

    private static String version() {
        String version = KernelInfoHandler.class.getPackage().getImplementationVersion();
        return version == null ? "0" : version;
    }
}
