package dev.heddle.kernel.internal.protocol;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What the connection file says: where to listen, and the key that signs messages.
///
/// @param transport   `tcp` or `ipc`
/// @param address     the IP address, or the path prefix
/// @param shellPort   where requests come in
/// @param controlPort where urgent requests come in
/// @param iopubPort   where output goes out
/// @param stdinPort   where questions go out
/// @param heartbeatPort where life signs are asked for
/// @param key         signs messages; empty for none
public record ConnectionInfo(String transport, String address, int shellPort, int controlPort, int iopubPort,
        int stdinPort, int heartbeatPort, String key) {

    private static final int MOST_PORT = 65_535;

    /// Reads a connection file.
    ///
    /// @param file the file that Jupyter wrote
    /// @return what it says
    /// @throws IOException if it cannot be read, or says something else
    public static ConnectionInfo read(Path file) throws IOException {
        JsonObject json;
        try {
            json = Json.parse(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw new IOException("connection file '" + file + "' does not exist", e);
        } catch (ProtocolException e) {
            throw new IOException("connection file '" + file + "' is not JSON: " + e.getMessage(), e);
        }
        String scheme = json.has("signature_scheme") ? text(file, json, "signature_scheme") : Signer.SCHEME;
        if (!scheme.equals(Signer.SCHEME)) {
            throw new IOException("connection file '" + file + "' wants signature_scheme '" + scheme + "', only "
                    + Signer.SCHEME + " is known");
        }
        return new ConnectionInfo(text(file, json, "transport"), text(file, json, "ip"),
                port(file, json, "shell_port"), port(file, json, "control_port"), port(file, json, "iopub_port"),
                port(file, json, "stdin_port"), port(file, json, "hb_port"), text(file, json, "key"));
    }

    /// The ZeroMQ address of a port.
    String endpoint(int port) {
        return transport.equals("ipc") ? "ipc://" + address + "-" + port : transport + "://" + address + ":" + port;
    }

    private static String text(Path file, JsonObject json, String field) throws IOException {
        JsonElement value = json.get(field);
        if (value == null || !value.isJsonPrimitive()) {
            throw new IOException("connection file '" + file + "' has no text '" + field + "'");
        }
        return value.getAsString();
    }

    private static int port(Path file, JsonObject json, String field) throws IOException {
        String text = text(file, json, field);
        try {
            int port = Integer.parseInt(text);
            if (port > 0 && port <= MOST_PORT) {
                return port;
            }
            throw noPort(file, field, text, null);
        } catch (NumberFormatException e) {
            throw noPort(file, field, text, e);
        }
    }

    private static IOException noPort(Path file, String field, String text, @Nullable Exception cause) {
        return new IOException("connection file '" + file + "' has no port '" + field + "' but " + text, cause);
    }
}
