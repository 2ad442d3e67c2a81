package dev.heddle.schedules.internal.weave;

import java.util.List;

/// Whose a class is.
final class Own {

    private static final String API = "dev.heddle.schedules.";

    /// Test libraries run as they are: they start no threads, and their checks belong to the scenario's own thread.
    private static final List<String> STRANGERS = List.of("java.", "javax.", "jdk.", "sun.", "com.sun.", "org.junit.",
            "org.opentest4j.", "org.apiguardian.", "org.assertj.", "org.hamcrest.", "org.jspecify.", "org.w3c.",
            "org.xml.", API + "internal.", API + "junit.");

    private Own() {}

    static boolean isProgram(String name) {
        return STRANGERS.stream().noneMatch(name::startsWith)
                && !(name.startsWith(API) && name.indexOf('.', API.length()) < 0);
    }
}
