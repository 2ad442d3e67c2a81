package dev.heddle.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// On what was measured. Names no host and no person.
record Machine(String text) {

    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    static Machine ofThisProcess() {
        int processors = Runtime.getRuntime().availableProcessors();
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return new Machine(System.getProperty("os.name") + " " + System.getProperty("os.version") + ", " + processors
                + " × " + model() + ", Java " + Runtime.version()
                + (load < 0 ? "" : String.format(Locale.ROOT, ", load %.1f at the start", load)));
    }

    private static String model() {
        String architecture = System.getProperty("os.arch");
        if (!Files.isReadable(PROCESSORS)) {
            return architecture;
        }
        try {
            return Files.readAllLines(PROCESSORS)
                    .stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(architecture);
        } catch (IOException e) {
            // The kernel of the system names the architecture in any case.
            return architecture;
        }
    }
}
