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
        return switch (mode) {
            case THREADS -> threads(limit);
            case PROCESSES -> processes(limit);
        };
    }

    private static Counts threads(int limit) throws InterruptedException {
        var game = new Game(limit);
        var ping = new Member(game);
        var pong = new Member(game);
        ping.start();
        pong.start();
        ping.join();
        pong.join();
        return new Counts(ping.words, pong.words, game.counter);
    }

    private static Counts processes(int limit) throws IOException, InterruptedException {
        Process ping = player("ping", limit).start();
        Process pong = player("pong", limit).start();
        int pings = words(ping);
        int pongs = words(pong);
        return new Counts(pings, pongs, 0); // theirs are in their own memory
    }

    private static int words(Process player) throws InterruptedException {
        int words = (int) player.inputReader().lines().count();
        player.waitFor();
        return words;
    }

    /// The counter that both threads share.
    private static final class Game {

        private final int limit;
        private int counter; // guarded by this

        Game(int limit) {
            this.limit = limit;
        }

        synchronized boolean countUp() {
            if (counter >= limit) {
                return false;
            }
            counter++;
            return true;
        }
    }

    /// A player that is a thread.
    private static final class Member extends Thread {

        private final Game game;
        private int words; // to be read after join

        Member(Game game) {
            this.game = game;
        }

        @Override
        public void run() {
            while (game.countUp()) {
                words++;
            }
        }
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
