package dev.heddle.worker.tool;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Asks who runs the cell for a line, and tells it. It is told the question.
public final class Ask implements Tool {

    @Override
    public @Nullable Object use(Work work) throws IOException {
        System.out.print(work.arguments().getFirst());
        System.out.flush();
        // not closed: it is the cells' own input, which gives away one line at a time
        String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        if (line != null) {
            work.tell(line);
        }
        return null;
    }
}
