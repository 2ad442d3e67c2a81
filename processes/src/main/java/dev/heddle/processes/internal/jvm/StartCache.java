package dev.heddle.processes.internal.jvm;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The file from which a child takes classes that are loaded and linked already. It is used where it is there.
record StartCache(Path file) {

    static StartCache ofThisJvm(Path jar) {
        return new StartCache(Path.of(System.getProperty("user.home"), ".cache", "heddle",
                "children-" + Integer.toHexString(jar.hashCode()) + ".aot"));
    }

    List<String> flags() {
        return Files.exists(file) ? List.of("-XX:AOTCache=" + file, "-Xlog:aot*=off,cds*=off") : List.of();
    }
}
