package chapter10.farm;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/// Gives jobs to child processes.
final class Farm {

    /// Starts a child.
    interface Start {

        Process start() throws IOException;
    }

    private Farm() {}

    static Map<Long, List<String>> farm(List<String> jobs, int children, Duration deadline, Start start)
            throws IOException, InterruptedException, TimeoutException {
        return Map.of(); // TODO: start children, and give each the next job when it has answered
    }
}
