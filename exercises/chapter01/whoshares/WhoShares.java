package chapter01.whoshares;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/// Ping and Pong, as threads and as processes.
final class WhoShares {

    enum Mode {
        THREADS, PROCESSES
    }

    /// How many words each has said, and the counter of this JVM at the end.
    record Counts(int ping, int pong, int counter) {}

    private WhoShares() {}

    static Counts pingPong(Mode mode, int limit) throws IOException, InterruptedException {
        return new Counts(0, 0, 0); // TODO: let them play, and count
    }

    /// What a child JVM runs: nothing to do here.
    static final class Player {

        private static int counter;

        public static void main(String[] wordAndLimit) {
            while (counter < Integer.parseInt(wordAndLimit[1])) {
                counter++;
                IO.println(wordAndLimit[0]);
            }
        }
    }

    /// A child JVM that is ready to start: nothing to do here.
    private static ProcessBuilder player(String word, int limit) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(java, "-cp", classPath(), Player.class.getName(), word, String.valueOf(limit));
    }

    private static String classPath() {
        if (WhoShares.class.getClassLoader() instanceof URLClassLoader loader) {
            return Arrays.stream(loader.getURLs())
                    .map(URL::toString)
                    .map(url -> Path.of(URI.create(url)).toString())
                    .collect(Collectors.joining(File.pathSeparator));
        }
        return System.getProperty("java.class.path");
    }
}
