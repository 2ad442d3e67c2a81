package dev.heddle.worker.tool;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Runs code, and tells the beginning of what is printed meanwhile, which is printed as ever.
public final class Listen implements Tool {

    @Override
    public @Nullable Object use(Work work) throws Throwable {
        PrintStream screen = System.out;
        try (Capture capture = new Capture(screen)) {
            System.setOut(new PrintStream(capture, true, StandardCharsets.UTF_8));
            try {
                return work.bodies().getFirst().run();
            } finally {
                System.setOut(screen);
                work.tell(capture.take());
            }
        }
    }
}
