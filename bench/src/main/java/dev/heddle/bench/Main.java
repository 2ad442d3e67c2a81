package dev.heddle.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// What `heddle bench` starts.
public final class Main {

    /// All was measured, whether or not it is good.
    static final int DONE = 0;

    /// The order was not understood.
    static final int BAD_USAGE = 2;

    /// Ours could not be measured.
    static final int NOT_MEASURED = 3;

    private Main() {}

    /// Runs one suite and ends the JVM with its exit code.
    ///
    /// @param arguments the suite and the options
    public static void main(String[] arguments) {
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        var sampler = new ProcessSampler();
        Runtime.getRuntime().addShutdownHook(new Thread(sampler::close, "end of the contenders"));
        System.exit(run(new Bench(Path.of(System.getProperty("heddle.home", "")), out, err, sampler), arguments));
    }

    static int run(Bench bench, String... arguments) {
        try {
            return bench.run(Order.of(arguments));
        } catch (Order.Misunderstood e) {
            bench.err().println(e.getMessage());
            return BAD_USAGE;
        } catch (IOException e) {
            bench.err().println("The benchmark could not write: " + e);
            return NOT_MEASURED;
        } catch (InterruptedException e) {
            bench.err().println("The benchmark was interrupted.");
            return NOT_MEASURED;
        }
    }
}
