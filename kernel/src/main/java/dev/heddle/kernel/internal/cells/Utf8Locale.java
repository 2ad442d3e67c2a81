package dev.heddle.kernel.internal.cells;

import java.util.Locale;
import java.util.Map;

/// Lets a JVM that we start name files in every script, also where a container or a job queue has set `LC_ALL=C`. A JVM
/// takes the encoding of file names from the locale alone; no option changes it (25.0.3: `-Dsun.jnu.encoding` has no
/// effect).
final class Utf8Locale {

    private Utf8Locale() {}

    /// Changes the environment of the JVM to be started, if ours does not do.
    static void set(Map<String, String> environment) {
        set(environment, System.getProperty("os.name"), System.getProperty("sun.jnu.encoding", ""));
    }

    static void set(Map<String, String> environment, String system, String encoding) {
        if (!system.toLowerCase(Locale.ROOT).contains("linux") || encoding.equals("UTF-8")) {
            return;
        }
        String all = environment.remove("LC_ALL"); // it would go before LC_CTYPE
        if (all != null && !all.isEmpty()) {
            environment.put("LANG", all);
        }
        environment.put("LC_CTYPE", "C.UTF-8");
    }
}
