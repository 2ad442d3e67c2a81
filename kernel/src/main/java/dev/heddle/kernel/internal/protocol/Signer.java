package dev.heddle.kernel.internal.protocol;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Signs messages with the key of the connection file, so that nobody else on the machine can send cells.
final class Signer {

    static final String SCHEME = "hmac-sha256";
    private static final String ALGORITHM = "HmacSHA256";

    private final @Nullable SecretKeySpec key;

    /// With an empty key nothing is signed and everything is believed: Jupyter's own rule.
    Signer(String key) {
        this.key = key.isEmpty() ? null : new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /// Whether there is a key.
    boolean signs() {
        return key != null;
    }

    /// The signature of the frames, in hexadecimal.
    String sign(List<byte[]> frames) {
        if (key == null) {
            return "";
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            frames.forEach(mac::update);
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    boolean verify(byte[] signature, List<byte[]> frames) {
        // Takes the same time wherever the first wrong byte is.
        return key == null || MessageDigest.isEqual(signature, sign(frames).getBytes(StandardCharsets.US_ASCII));
    }
}
