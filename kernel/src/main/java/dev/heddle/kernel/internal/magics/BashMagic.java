package dev.heddle.kernel.internal.magics;

import dev.heddle.kernel.magic.Arguments;
import dev.heddle.kernel.magic.Code;
import dev.heddle.kernel.magic.Kernel;
import dev.heddle.kernel.magic.Magic;
import dev.heddle.kernel.magic.MagicException;
import dev.heddle.kernel.magic.Usage;
import dev.heddle.kernel.magic.Usage.Form;

/// `%%bash`
final class BashMagic implements Magic {

    @Override
    public Usage usage() {
        return Usage.of(Form.CELL, "Runs the cell in bash.", "bash")
                .withDetails("""
                        What it prints appears at once. If bash ends with an exit code that is not 0, the cell fails.
                        Each cell has a bash of its own, so `cd` and variables last for one cell. Its standard input is
                        empty. What a script leaves running in the background ends with it, and all of it ends when the
                        kernel ends.""");
    }

    @Override
    public void run(Arguments given, Kernel kernel) throws Exception {
        Code body = given.body();
        String script = body == null ? "" : body.text();
        int exit = kernel.interruptibly(() -> {
            try (Bash bash = Bash.start(script, kernel)) {
                return bash.await();
            }
        });
        if (exit != 0) {
            throw new MagicException("bash ended with exit code " + exit + ".");
        }
    }
}
