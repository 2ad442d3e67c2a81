package dev.heddle.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The version that a requirements file names for a package.
final class PinnedVersion {

    private PinnedVersion() {}

    static String of(String packageName, Path requirements) {
        try {
            return Files.readAllLines(requirements)
                    .stream()
                    .filter(line -> line.startsWith(packageName + "=="))
                    .map(line -> line.substring(packageName.length() + 2).replaceFirst("[ ;].*", ""))
                    .findFirst()
                    .orElseThrow(() -> new SetupException(requirements + " does not name " + packageName + ".",
                            "restore that file: git checkout -- " + requirements.getFileName() + "."));
        } catch (IOException e) {
            throw new SetupException(requirements + " cannot be read (" + SetupException.reason(e) + ").",
                    "restore that file: git checkout -- " + requirements.getFileName() + ".", e);
        }
    }
}
