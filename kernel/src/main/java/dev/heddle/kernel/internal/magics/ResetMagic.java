package dev.heddle.kernel.internal.magics;

import dev.heddle.kernel.magic.Arguments;
import dev.heddle.kernel.magic.Kernel;
import dev.heddle.kernel.magic.Magic;
import dev.heddle.kernel.magic.Usage;
import dev.heddle.kernel.magic.Usage.Form;

/// `%reset`
final class ResetMagic implements Magic {

    @Override
    public Usage usage() {
        return Usage.of(Form.LINE, "Forgets everything that cells have declared, and all values.", "reset")
                .withDetails("""
                        It asks nothing. Threads that cells have started end. What was added to the class path, the
                        environment and the options of the JVM stay, and cells are still counted.""");
    }

    @Override
    public void run(Arguments given, Kernel kernel) throws Exception {
        kernel.reset();
        kernel.print("All declarations and values are gone.\n");
    }
}
