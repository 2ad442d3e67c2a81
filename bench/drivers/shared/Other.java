import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.file.Path;

/// A second JVM that carries out one task.
final class Other {

    /// What it does.
    interface Task extends Serializable {

        void run() throws Exception;
    }

    private final Process process;

    private Other(Process process) {
        this.process = process;
    }

    static Other start(Task task) throws IOException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), "--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC",
                "-XX:-UsePerfData", "-Xmx256m", Other.class.getName()).inheritIO()
                .redirectInput(ProcessBuilder.Redirect.PIPE)
                .start();
        try (var stream = new ObjectOutputStream(process.getOutputStream())) {
            stream.writeObject(task);
        }
        return new Other(process);
    }

    void join() throws InterruptedException {
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the other JVM ended with code " + process.exitValue());
        }
    }

    public static void main(String[] arguments) throws Exception {
        ((Task) new ObjectInputStream(System.in).readObject()).run();
        System.exit(0);
    }
}
