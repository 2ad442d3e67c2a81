package dev.heddle.kernelext.internal.fork;

import dev.heddle.kernel.magic.Arguments;
import dev.heddle.kernel.magic.Kernel;
import dev.heddle.kernel.magic.Magic;
import dev.heddle.kernel.magic.MagicException;
import dev.heddle.kernel.magic.Option;
import dev.heddle.kernel.magic.Parameter;
import dev.heddle.kernel.magic.Usage;
import dev.heddle.kernel.magic.Usage.Form;
import dev.heddle.kernel.magic.Use;
import dev.heddle.kernel.magic.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// `%wait`
public final class WaitMagic implements Magic {

    @Override
    public Usage usage() {
        return Usage.of(Form.LINE, "Waits for children of %%fork --no-wait, and tells how they ended.", "wait")
                .with(Option.of(Value.text("TIME"), "Wait no longer than 5s, 500ms or 2m.", "--timeout"))
                .with(Parameter.any(Value.text("CHILD"), "Its name or number; all of them, if none is given."))
                .withDetails(
                        """
                                Each child is told once, with its exit code and the value of its last line. What a child threw is the
                                error of this cell. An interrupt ends the waiting, and leaves the children alone.""");
    }

    @Override
    public void run(Arguments given, Kernel kernel) throws MagicException {
        Duration limit = Durations.of(given, "--timeout");
        List<String> words = new ArrayList<>(List.of(Long.toString(limit == null ? 0 : limit.toMillis())));
        words.addAll(given.all("CHILD"));
        kernel.show(kernel.use(new Use("collect", words.toArray(String[]::new))));
    }
}
