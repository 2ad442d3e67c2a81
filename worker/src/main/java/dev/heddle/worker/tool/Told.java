package dev.heddle.worker.tool;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A line for a magic: words, of which each may hold anything.
final class Told {

    private Told() {}

    /// @param words null is told as an empty one
    static String line(@Nullable Object... words) {
        return Arrays.stream(words)
                .map(each -> each == null ? "" : URLEncoder.encode(each.toString(), StandardCharsets.UTF_8))
                .collect(Collectors.joining(" ", "", "\n"));
    }
}
