package dev.heddle.kernelext.internal.time;

import dev.heddle.kernel.magic.Arguments;
import dev.heddle.kernel.magic.Code;
import dev.heddle.kernel.magic.Kernel;
import dev.heddle.kernel.magic.Magic;
import dev.heddle.kernel.magic.MagicException;
import dev.heddle.kernel.magic.Ran;
import dev.heddle.kernel.magic.Scope;
import dev.heddle.kernel.magic.Usage;
import dev.heddle.kernel.magic.Usage.Form;
import dev.heddle.kernel.magic.Use;
import java.util.List;

/// `%time` and `%%time`
public final class TimeMagic implements Magic {

    @Override
    public Usage usage() {
        return Usage.of(Form.LINE_OR_CELL, "Runs code once, and tells what it has cost.", "time")
                .withJavaLine("What to time. A cell has it below.")
                .withJavaBody()
                .withDetails(
                        """
                                Wall is the time that has passed. CPU is what the threads of the cell have computed, also those
                                that have ended; on two processors it can be twice the wall time. The threads of earlier cells, the
                                JVM's compiler (JIT) and its collector (GC) are not in it; what those two took is told if it is a
                                millisecond or more. When others kept the machine busy meanwhile, a line says so. All of this is
                                told also when the code fails or is interrupted. What the code declares stays, as in every cell. A
                                first run is slower than later ones: `%timeit` measures those.""");
    }

    @Override
    public void run(Arguments given, Kernel kernel) throws MagicException {
        Code code = given.body() != null ? given.body() : given.line();
        if (code == null || code.text().isBlank()) {
            throw MagicException.usage("There is nothing to time.", "Write it behind %time, or below %%time.");
        }
        if (given.body() != null && given.line() != null) {
            throw MagicException.usage("%%time takes its code from the lines below it.",
                    "Write a single line with %time.");
        }
        Ran ran = kernel.use(new Use("meter", List.of(), List.of(code), Scope.NOTEBOOK));
        kernel.show(ran);
        if (!ran.told().isEmpty()) {
            kernel.print(Cost.read(ran.told()).text());
        }
    }
}
