package dev.heddle.kernel.internal.magics;

import java.util.LinkedHashMap;
import java.util.Map;

/// The repositories that a notebook has added, beside Maven's own. Used by one thread.
final class MavenRepositories {

    private final Map<String, String> urls = new LinkedHashMap<>();

    void add(String id, String url) {
        urls.put(id, url);
    }

    /// The addresses, by the repositories' names.
    Map<String, String> urls() {
        return Map.copyOf(urls);
    }
}
