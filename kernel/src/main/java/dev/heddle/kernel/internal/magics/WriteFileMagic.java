package dev.heddle.kernel.internal.magics;

import dev.heddle.kernel.magic.Arguments;
import dev.heddle.kernel.magic.Code;
import dev.heddle.kernel.magic.Kernel;
import dev.heddle.kernel.magic.Magic;
import dev.heddle.kernel.magic.MagicException;
import dev.heddle.kernel.magic.Option;
import dev.heddle.kernel.magic.Parameter;
import dev.heddle.kernel.magic.Usage;
import dev.heddle.kernel.magic.Usage.Form;
import dev.heddle.kernel.magic.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// `%%writefile`
final class WriteFileMagic implements Magic {

    @Override
    public Usage usage() {
        return Usage.of(Form.CELL, "Writes the cell into a file.", "writefile")
                .with(Option.flag("Add to the end of the file.", "-a", "--append"))
                .with(Parameter.one(Value.path("FILE"), "The file."));
    }

    @Override
    public void run(Arguments given, Kernel kernel) throws MagicException {
        String name = given.required("FILE");
        Path file = Paths.of(name);
        Code body = given.body();
        String text = body == null ? "" : body.text();
        String whole = text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
        boolean append = given.has("--append");
        boolean there = Files.exists(file);
        try {
            if (append) {
                Files.writeString(file, whole, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } else {
                Files.writeString(file, whole);
            }
        } catch (NoSuchFileException e) {
            throw new MagicException("There is no folder for " + name + ".", "Make the folder first.");
        } catch (IOException e) {
            throw new MagicException(name + " cannot be written (" + Paths.reason(e) + ").");
        }
        kernel.print((!there ? "Written: " : append ? "Added to " : "Overwritten: ") + name + "\n");
    }
}
